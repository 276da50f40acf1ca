using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The stable name of a grain interface.</summary>
public readonly struct GrainInterfaceType : IEquatable<GrainInterfaceType>
{
    public GrainInterfaceType(string value) => Value = IdSpan.Create(value);

    public GrainInterfaceType(IdSpan value) => Value = value;

    public IdSpan Value { get; }

    public bool IsDefault => Value.IsDefault;

    public static GrainInterfaceType Create(string value) => new(value);

    public bool Equals(GrainInterfaceType other) => Value.Equals(other.Value);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainInterfaceType other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    public static bool operator ==(GrainInterfaceType left, GrainInterfaceType right) => left.Equals(right);

    public static bool operator !=(GrainInterfaceType left, GrainInterfaceType right) => !left.Equals(right);
}
