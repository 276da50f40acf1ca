using System.Reflection;

namespace Orleans.Serialization;

internal static class ArrayCopiers
{
    private static readonly MethodInfo s_vector =
        typeof(ArrayCopiers).GetMethod(nameof(Vector), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Delegate For(Type type)
    {
        if (!type.IsSZArray) throw new NotSupportedException($"Arrays of several dimensions ({type}) are not copied.");
        return s_vector.MakeGenericMethod(type.GetElementType()!)
            .CreateDelegate(typeof(CopyFunction<>).MakeGenericType(type));
    }

    private static T[] Vector<T>(T[] original, CopyContext context)
    {
        if (original.Length == 0) return original;
        if (context.Find(original) is { } known) return known;
        var copy = (T[])original.Clone();
        context.Record(original, copy);
        if (Copier<T>.IsShared) return copy;
        for (var i = 0; i < copy.Length; i++) copy[i] = Copier<T>.Copy(copy[i], context);
        return copy;
    }
}
