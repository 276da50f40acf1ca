using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// Emits the request class of a grain method: one field per argument, of the argument's own type, so that a call boxes
/// nothing and is made without reflection.
/// </summary>
internal static class RequestEmitter
{
    private const MethodAttributes Override =
        MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static EmittedRequest Emit(ProxyAssembly assembly, string name, MethodInfo method, CallShape shape)
    {
        var type = assembly.DefineClass(name, shape.RequestBase);
        var parameters = method.GetParameters();
        var fields = parameters
            .Select((each, index) => type.DefineField($"_{index}", each.ParameterType, FieldAttributes.Public))
            .ToArray();

        var constructor = type.DefineDefaultConstructor(MethodAttributes.Public);
        EmitInvoke(type, method, shape, fields);
        EmitGetArgument(type, fields);
        EmitSetArgument(type, fields);
        var token = Array.FindIndex(fields, field => field.FieldType == typeof(CancellationToken));
        if (token >= 0) EmitSetToken(type, fields[token]);
        return new EmittedRequest(type, constructor, fields);
    }

    private static void EmitInvoke(TypeBuilder type, MethodInfo method, CallShape shape, FieldBuilder[] fields)
    {
        var il = type.DefineMethod("Invoke", Override, shape.ReturnType, [typeof(object)]).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var field in fields)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitGetArgument(TypeBuilder type, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(Request.GetArgument), Override, typeof(object), [typeof(int)])
            .GetILGenerator();
        EmitSwitch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, field);
            il.Emit(OpCodes.Box, field.FieldType);
        });
    }

    private static void EmitSetArgument(TypeBuilder type, FieldBuilder[] fields)
    {
        var il = type.DefineMethod(nameof(Request.SetArgument), Override, typeof(void), [typeof(int), typeof(object)])
            .GetILGenerator();
        EmitSwitch(il, fields, field =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        });
    }

    private static void EmitSetToken(TypeBuilder type, FieldBuilder field)
    {
        var il = type.DefineMethod(nameof(Request.SetToken), Override, typeof(void), [typeof(CancellationToken)])
            .GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitSwitch(ILGenerator il, FieldBuilder[] fields, Action<FieldBuilder> emitCase)
    {
        var labels = fields.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor(Type.EmptyTypes)!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < fields.Length; i++)
        {
            il.MarkLabel(labels[i]);
            emitCase(fields[i]);
            il.Emit(OpCodes.Ret);
        }
    }
}

/// <summary>A request class under construction.</summary>
internal sealed record EmittedRequest(TypeBuilder Type, ConstructorBuilder Constructor, FieldBuilder[] Arguments);
