using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// The dynamic assembly that holds the emitted classes of one grain interface. It may see the internals of the
/// assemblies involved, as generated code inside them would.
/// </summary>
internal sealed class ProxyAssembly
{
    private readonly HashSet<string> _opened = [];
    private readonly AssemblyBuilder _assembly;
    private readonly ModuleBuilder _module;
    private readonly ConstructorInfo _ignoresAccessChecks;

    public ProxyAssembly(Type interfaceType)
    {
        _assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName($"Orleans.Embedded.Proxies.{interfaceType.Name}"), AssemblyBuilderAccess.Run);
        _module = _assembly.DefineDynamicModule("proxies");
        _ignoresAccessChecks = DefineIgnoresAccessChecksTo(_module);
        Open(typeof(GrainReference));
        Open(interfaceType);
    }

    public TypeBuilder DefineClass(string name, Type parent) =>
        _module.DefineType(name, TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class, parent);

    /// <summary>Lets the emitted code use the type even if it is internal.</summary>
    public void Open(Type type)
    {
        if (type.HasElementType) Open(type.GetElementType()!);
        foreach (var argument in type.GetGenericArguments()) Open(argument);
        var name = type.Assembly.GetName().Name!;
        if (_opened.Add(name)) _assembly.SetCustomAttribute(new CustomAttributeBuilder(_ignoresAccessChecks, [name]));
    }

    /// <summary>The runtime knows this attribute by its name alone; the framework does not declare it.</summary>
    private static ConstructorInfo DefineIgnoresAccessChecksTo(ModuleBuilder module)
    {
        var type = module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute",
            TypeAttributes.Public | TypeAttributes.Class,
            typeof(Attribute));
        var field = type.DefineField("_name", typeof(string), FieldAttributes.Private);
        var constructor = type.DefineConstructor(
            MethodAttributes.Public, CallingConventions.Standard, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(
            BindingFlags.NonPublic | BindingFlags.Instance, Type.EmptyTypes)!);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);

        var property = type.DefineProperty("AssemblyName", PropertyAttributes.None, typeof(string), null);
        var getter = type.DefineMethod("get_AssemblyName", MethodAttributes.Public, typeof(string), Type.EmptyTypes);
        var body = getter.GetILGenerator();
        body.Emit(OpCodes.Ldarg_0);
        body.Emit(OpCodes.Ldfld, field);
        body.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        return type.CreateType().GetConstructor([typeof(string)])!;
    }
}
