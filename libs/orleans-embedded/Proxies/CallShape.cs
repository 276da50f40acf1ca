using System.Reflection;

namespace Orleans.Runtime;

/// <summary>How a grain method returns: which request class carries it and how the reference sends that.</summary>
internal sealed class CallShape
{
    private CallShape(Type requestBase, Type returnType, string send)
    {
        RequestBase = requestBase;
        ReturnType = returnType;
        var method = typeof(GrainReference).GetMethod(send, BindingFlags.NonPublic | BindingFlags.Instance)!;
        Send = method.IsGenericMethodDefinition
            ? method.MakeGenericMethod(requestBase.GetGenericArguments()[0])
            : method;
    }

    public Type RequestBase { get; }

    public Type ReturnType { get; }

    public MethodInfo Send { get; }

    public static CallShape Of(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task)) return new(typeof(TaskRequest), type, nameof(GrainReference.SendForPlainTask));
        if (type == typeof(ValueTask))
            return new(typeof(ValueTaskRequest), type, nameof(GrainReference.SendForPlainValueTask));
        if (type == typeof(void)) return new(typeof(VoidRequest), type, nameof(GrainReference.SendForNothing));

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var result = definition is null ? null : type.GetGenericArguments()[0];
        if (definition == typeof(Task<>))
            return new(typeof(TaskRequest<>).MakeGenericType(result!), type, nameof(GrainReference.SendForTask));
        if (definition == typeof(ValueTask<>))
        {
            var request = typeof(ValueTaskRequest<>).MakeGenericType(result!);
            return new(request, type, nameof(GrainReference.SendForValueTask));
        }

        throw new NotSupportedException(
            $"Grain method {method.DeclaringType}.{method.Name} returns {type}; "
            + "it must return Task, ValueTask, or either of them with a result.");
    }
}
