namespace Orleans.Concurrency;

/// <summary>Wraps a value that is handed over without a copy because both sides promise not to change it.</summary>
[GenerateSerializer, Immutable]
public readonly struct Immutable<T>(T value)
{
    [Id(0)]
    public readonly T Value = value;
}

public static class ImmutableExtensions
{
    public static Immutable<T> AsImmutable<T>(this T value) => new(value);
}
