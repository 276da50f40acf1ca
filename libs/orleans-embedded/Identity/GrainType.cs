using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The stable name of a grain class: what stands before the slash in a <see cref="GrainId"/>.</summary>
public readonly struct GrainType : IEquatable<GrainType>, IComparable<GrainType>
{
    public GrainType(IdSpan id) => Value = id;

    public IdSpan Value { get; }

    public bool IsDefault => Value.IsDefault;

    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new GrainType(IdSpan.Create(value));
    }

    public uint GetUniformHashCode() => Value.GetUniformHashCode();

    public int CompareTo(GrainType other) => Value.CompareTo(other.Value);

    public bool Equals(GrainType other) => Value.Equals(other.Value);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);
}
