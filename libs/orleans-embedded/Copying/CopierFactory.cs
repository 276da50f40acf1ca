using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Chooses how a type is copied.</summary>
internal static class CopierFactory
{
    /// <summary>For a declared type: the value may be of a derived one. Null if values are shared.</summary>
    public static CopyFunction<T>? Create<T>() => SharedTypes.IsFixed(typeof(T)) ? CreateExact<T>() : ByRuntimeType;

    /// <summary>For values of exactly this type.</summary>
    public static CopyFunction<T>? CreateExact<T>()
    {
        var type = typeof(T);
        if (SharedTypes.Contains(type)) return null;
        if (type.IsArray) return (CopyFunction<T>)ArrayCopiers.For(type);
        if (CollectionCopiers.For(type) is { } collection) return (CopyFunction<T>)collection;
        if (type.IsDefined(typeof(GenerateSerializerAttribute), false)) return MemberCopier.Compile<T>();
        return (_, _) => throw Refused(type);
    }

    private static T ByRuntimeType<T>(T value, CopyContext context) =>
        (T)ObjectCopier.CopyByRuntimeType(value!, context);

    private static CodecNotFoundException Refused(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
            return new($"A delegate ({type}) cannot cross a grain interface.");
        if (typeof(IAddressable).IsAssignableFrom(type))
            return new($"Grain {type} cannot be passed itself; pass this.AsReference<TInterface>() instead.");
        return new(
            $"Could not find a copier for type {type}. Mark it with [GenerateSerializer] and its members with [Id(n)] "
            + "so that it can cross a grain interface.");
    }
}
