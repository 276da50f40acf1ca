namespace Erp.GraphQL;

/// <summary>An input value that tells "not given" from "given as null".</summary>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A value that was given.</summary>
    public Optional(T value)
    {
        _value = value;
        HasValue = true;
    }

    /// <summary>Whether the client gave a value, be it null.</summary>
    public bool HasValue { get; }

    /// <summary>The value; the default of <typeparamref name="T"/> when none was given.</summary>
    public T Value => _value;

    /// <summary>A value that was given.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}
