using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Orleans.Runtime;

/// <summary>The text of a grain type or a grain key with its hash, which is the same in every process.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly string? _value;
    private readonly int _hash;

    private IdSpan(string value)
    {
        _value = value;
        _hash = StableHash.Of(value);
    }

    public bool IsDefault => string.IsNullOrEmpty(_value);

    public static IdSpan Create(string id) => new(id);

    public ReadOnlyMemory<byte> Value => Encoding.UTF8.GetBytes(_value ?? string.Empty);

    public ReadOnlySpan<byte> AsSpan() => Value.Span;

    public uint GetUniformHashCode() => unchecked((uint)_hash);

    public int CompareTo(IdSpan other) => string.CompareOrdinal(_value, other._value);

    public bool Equals(IdSpan other) => _hash == other._hash && string.Equals(_value, other._value);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is IdSpan other && Equals(other);

    public override int GetHashCode() => _hash;

    public override string ToString() => _value ?? string.Empty;

    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
