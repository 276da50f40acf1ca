namespace Orleans.Runtime;

/// <summary>The activation whose turn runs on this thread, if any.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? t_current;

    public static Activation? Current
    {
        get => t_current;
        set => t_current = value;
    }
}
