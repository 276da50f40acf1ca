using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>What there is to know about a method of a grain interface; made once, with the interface's proxy.</summary>
internal sealed class GrainMethod
{
    public GrainMethod(Type interfaceType, MethodInfo method)
    {
        InterfaceType = interfaceType;
        Method = method;
        var parameters = method.GetParameters();
        ArgumentCount = parameters.Length;
        TokenIndex = Array.FindIndex(parameters, parameter => parameter.ParameterType == typeof(CancellationToken));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        IsResultImmutable = method.ReturnParameter.IsDefined(typeof(ImmutableAttribute), false);
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
    }

    public Type InterfaceType { get; }

    public MethodInfo Method { get; }

    public int ArgumentCount { get; }

    /// <summary>Position of the cancellation token among the parameters, or -1.</summary>
    public int TokenIndex { get; }

    public bool IsOneWay { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleave { get; }

    public bool IsResultImmutable { get; }

    public TimeSpan? ResponseTimeout { get; }

    public string Name => Method.Name;
}
