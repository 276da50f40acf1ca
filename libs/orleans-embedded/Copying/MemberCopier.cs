using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>
/// Compiles the copier of a type marked [GenerateSerializer]: a new instance that gets exactly the members that are
/// serialised. A member without [Id] stays behind here as it would on the wire.
/// </summary>
internal static class MemberCopier
{
    public static CopyFunction<T> Compile<T>()
    {
        var type = typeof(T);
        var method = new DynamicMethod(
            $"Copy{type.Name}", type, [type, typeof(CopyContext)], type, skipVisibility: true);
        var il = method.GetILGenerator();
        var copy = il.DeclareLocal(type);
        if (!type.IsValueType) EmitReturnOfKnownCopy(il, type);
        EmitNewInstance(il, type, copy);
        if (!type.IsValueType) EmitRecord(il, copy);
        foreach (var member in SerializedMembers.Of(type)) EmitMember(il, type, copy, member);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<CopyFunction<T>>();
    }

    private static void EmitReturnOfKnownCopy(ILGenerator il, Type type)
    {
        var unknown = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Find))!.MakeGenericMethod(type));
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Brfalse_S, unknown);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(unknown);
        il.Emit(OpCodes.Pop);
    }

    private static void EmitNewInstance(ILGenerator il, Type type, LocalBuilder copy)
    {
        if (type.IsValueType)
        {
            il.Emit(OpCodes.Ldloca, copy);
            il.Emit(OpCodes.Initobj, type);
            return;
        }

        const BindingFlags anyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        if (type.GetConstructor(anyInstance, Type.EmptyTypes) is { } constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            il.Emit(OpCodes.Ldtoken, type);
            il.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
            il.Emit(OpCodes.Call, typeof(RuntimeHelpers).GetMethod(nameof(RuntimeHelpers.GetUninitializedObject))!);
            il.Emit(OpCodes.Castclass, type);
        }

        il.Emit(OpCodes.Stloc, copy);
    }

    private static void EmitRecord(ILGenerator il, LocalBuilder copy)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, copy);
        il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Record))!);
    }

    private static void EmitMember(ILGenerator il, Type type, LocalBuilder copy, SerializedMember member)
    {
        il.Emit(type.IsValueType ? OpCodes.Ldloca : OpCodes.Ldloc, copy);
        il.Emit(type.IsValueType ? OpCodes.Ldarga_S : OpCodes.Ldarg_S, (byte)0);
        if (member.Field is { } field) il.Emit(OpCodes.Ldfld, field);
        else il.Emit(OpCodes.Call, member.Property!.GetMethod!);

        if (!member.IsImmutable)
        {
            var copier = typeof(Copier<>).MakeGenericType(member.Type);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Call, copier.GetMethod(nameof(Copier<object>.Copy))!);
        }

        if (member.Field is { } target) il.Emit(OpCodes.Stfld, target);
        else il.Emit(OpCodes.Call, member.Property!.SetMethod!);
    }
}
