using System.Reflection;

namespace Orleans.Serialization;

/// <summary>
/// Separates what a caller holds from what a grain gets, as a trip to another machine would. Immutable values are
/// shared.
/// </summary>
internal static class DeepCopy
{
    private static readonly MethodInfo s_of = typeof(DeepCopy).GetMethod(nameof(Of))!;

    [ThreadStatic]
    private static CopyContext? t_spare;

    public static MethodInfo MethodFor(Type type) => s_of.MakeGenericMethod(type);

    /// <exception cref="CodecNotFoundException">Something in the value may not cross a grain interface.</exception>
    public static T Of<T>(T value)
    {
        if (Copier<T>.IsShared || value is null) return value;
        var context = t_spare ?? new CopyContext();
        t_spare = null;
        try
        {
            return Copier<T>.Copy(value, context);
        }
        finally
        {
            context.Reset();
            t_spare = context;
        }
    }
}
