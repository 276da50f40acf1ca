namespace Erp.GraphQL.Types;

/// <summary>The literal forms a scalar accepts in a document.</summary>
[Flags]
public enum LiteralKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>42</c>.</summary>
    Int = 1,

    /// <summary><c>4.2</c>.</summary>
    Float = 2,

    /// <summary><c>"text"</c>.</summary>
    String = 4,

    /// <summary><c>true</c>.</summary>
    Boolean = 8,
}

/// <summary>A scalar type; its codecs say how CLR values are read and written.</summary>
public sealed class ScalarType(string name, string? description, LiteralKinds literals, string? specifiedBy = null)
    : NamedType(name, description)
{
    /// <summary>The literal forms that may stand for a value of the scalar.</summary>
    public LiteralKinds Literals { get; } = literals;

    /// <summary>The address of the scalar's specification.</summary>
    public string? SpecifiedBy { get; } = specifiedBy;

    /// <summary>Whether it is one of the five scalars every schema has.</summary>
    public bool IsBuiltIn => Name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>The codec that decides whether a literal is a value of this scalar.</summary>
    internal LeafCodec? CanonicalCodec { get; set; }
}
