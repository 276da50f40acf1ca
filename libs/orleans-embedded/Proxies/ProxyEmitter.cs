using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// Emits, once per grain interface, the reference class whose methods copy their arguments into a request.
/// </summary>
internal static class ProxyEmitter
{
    private const FieldAttributes PublicStatic = FieldAttributes.Public | FieldAttributes.Static;

    private static readonly Type[] s_constructorParameters = [typeof(GrainRuntime), typeof(GrainId)];

    private static readonly ConstructorInfo s_baseConstructor = typeof(GrainReference).GetConstructor(
        BindingFlags.NonPublic | BindingFlags.Instance,
        [typeof(GrainRuntime), typeof(GrainId), typeof(GrainInterfaceType)])!;

    public static ProxyFactory Emit(Type interfaceType)
    {
        if (!interfaceType.IsInterface || !typeof(IAddressable).IsAssignableFrom(interfaceType))
            throw new ArgumentException($"{interfaceType} is not a grain interface.", nameof(interfaceType));

        var assembly = new ProxyAssembly(interfaceType);
        var proxy = assembly.DefineClass("Reference", typeof(GrainReference));
        proxy.AddInterfaceImplementation(interfaceType);
        var name = proxy.DefineField("InterfaceName", typeof(GrainInterfaceType), PublicStatic);
        EmitConstructor(proxy, name);

        var emitted = new List<(string Field, GrainMethod Method, EmittedRequest Request)>();
        foreach (var declaring in interfaceType.GetInterfaces().Prepend(interfaceType))
        {
            foreach (var method in declaring.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            {
                var field = $"Method{emitted.Count}";
                emitted.Add((field, new GrainMethod(declaring, method), EmitMethod(assembly, proxy, method, field)));
            }
        }

        foreach (var (_, _, request) in emitted) request.Type.CreateType();
        var type = proxy.CreateType();
        foreach (var (field, method, _) in emitted) type.GetField(field)!.SetValue(null, method);
        type.GetField(name.Name)!.SetValue(null, GrainTypes.NameOf(interfaceType));
        return CompileFactory(type);
    }

    private static void EmitConstructor(TypeBuilder proxy, FieldBuilder name)
    {
        var il = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, s_constructorParameters)
            .GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldsfld, name);
        il.Emit(OpCodes.Call, s_baseConstructor);
        il.Emit(OpCodes.Ret);
    }

    private static EmittedRequest EmitMethod(ProxyAssembly assembly, TypeBuilder proxy, MethodInfo method, string field)
    {
        if (method.IsGenericMethodDefinition)
            throw new NotSupportedException($"Grain method {method.DeclaringType}.{method.Name} is generic.");

        var shape = CallShape.Of(method);
        var parameters = method.GetParameters();
        foreach (var parameter in parameters) assembly.Open(parameter.ParameterType);
        assembly.Open(method.ReturnType);
        var request = RequestEmitter.Emit(assembly, $"{method.Name}Request{field}", method, shape);
        var descriptor = proxy.DefineField(field, typeof(GrainMethod), PublicStatic);
        var body = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig
                | MethodAttributes.NewSlot,
            method.ReturnType,
            [.. parameters.Select(each => each.ParameterType)]);
        proxy.DefineMethodOverride(body, method);
        EmitSend(body.GetILGenerator(), request, descriptor, parameters, shape);
        return request;
    }

    private static void EmitSend(
        ILGenerator il, EmittedRequest request, FieldBuilder descriptor, ParameterInfo[] parameters, CallShape shape)
    {
        var local = il.DeclareLocal(request.Type);
        il.Emit(OpCodes.Newobj, request.Constructor);
        il.Emit(OpCodes.Stloc, local);
        il.Emit(OpCodes.Ldloc, local);
        il.Emit(OpCodes.Ldsfld, descriptor);
        il.Emit(OpCodes.Callvirt, typeof(Request).GetProperty(nameof(Request.Method))!.SetMethod!);

        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldloc, local);
            il.Emit(OpCodes.Ldarg, i + 1);
            if (parameters[i].ParameterType == typeof(CancellationToken))
            {
                il.Emit(OpCodes.Call, typeof(Request).GetMethod(nameof(Request.AcceptToken))!);
                continue;
            }

            if (!parameters[i].IsDefined(typeof(ImmutableAttribute), false))
                il.Emit(OpCodes.Call, DeepCopy.MethodFor(parameters[i].ParameterType));
            il.Emit(OpCodes.Stfld, request.Arguments[i]);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, local);
        il.Emit(OpCodes.Call, shape.Send);
        il.Emit(OpCodes.Ret);
    }

    private static ProxyFactory CompileFactory(Type type)
    {
        var factory = new DynamicMethod(
            "Create", typeof(GrainReference), s_constructorParameters, type, skipVisibility: true);
        var il = factory.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, type.GetConstructor(s_constructorParameters)!);
        il.Emit(OpCodes.Ret);
        return factory.CreateDelegate<ProxyFactory>();
    }
}
