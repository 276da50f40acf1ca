namespace Orleans.Serialization;

internal delegate T CopyFunction<T>(T value, CopyContext context);

/// <summary>How values declared as <typeparamref name="T"/> are copied; made once per type.</summary>
internal static class Copier<T>
{
    private static readonly CopyFunction<T>? s_copy = CopierFactory.Create<T>();

    /// <summary>Whether every value of the type can be handed over as it is.</summary>
    public static bool IsShared => s_copy is null;

    public static T Copy(T value, CopyContext context) =>
        s_copy is null || value is null ? value : s_copy(value, context);
}

/// <summary>How objects whose type is known only at run time are copied.</summary>
internal abstract class ObjectCopier
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, ObjectCopier> s_copiers = new();

    public abstract object Copy(object value, CopyContext context);

    public static object CopyByRuntimeType(object value, CopyContext context) =>
        For(value.GetType()).Copy(value, context);

    private static ObjectCopier For(Type type) => s_copiers.GetOrAdd(type, static each =>
        (ObjectCopier)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(each))!);

    private sealed class Typed<T> : ObjectCopier
    {
        private readonly CopyFunction<T>? _copy = CopierFactory.CreateExact<T>();

        public override object Copy(object value, CopyContext context) =>
            _copy is null ? value : _copy((T)value, context)!;
    }
}
