using System.Collections.Immutable;

namespace Erp.GraphQL.Language;

/// <summary>A literal or a variable in value position.</summary>
public abstract class ValueNode(int start) : SyntaxNode(start);

/// <summary><c>$name</c>.</summary>
public sealed class VariableNode(int start, string name) : ValueNode(start)
{
    /// <summary>The name without the dollar sign.</summary>
    public string Name { get; } = name;
}

/// <summary>An integer literal, as written.</summary>
public sealed class IntValueNode(int start, string text) : ValueNode(start)
{
    /// <summary>The literal's text; it may be larger than any CLR integer.</summary>
    public string Text { get; } = text;
}

/// <summary>A literal with a fraction or an exponent, as written.</summary>
public sealed class FloatValueNode(int start, string text) : ValueNode(start)
{
    /// <summary>The literal's text, with every digit.</summary>
    public string Text { get; } = text;
}

/// <summary>A string literal of either form, decoded.</summary>
public sealed class StringValueNode(int start, string value, bool block) : ValueNode(start)
{
    /// <summary>The decoded text.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written as a block string.</summary>
    public bool Block { get; } = block;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(int start, bool value) : ValueNode(start)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode(int start) : ValueNode(start);

/// <summary>The name of an enum value.</summary>
public sealed class EnumValueNode(int start, string name) : ValueNode(start)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary><c>[…]</c>.</summary>
public sealed class ListValueNode(int start, ImmutableArray<ValueNode> items) : ValueNode(start)
{
    /// <summary>The items in order.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items;
}

/// <summary><c>{…}</c>.</summary>
public sealed class ObjectValueNode(int start, ImmutableArray<ObjectFieldNode> fields) : ValueNode(start)
{
    /// <summary>The fields in the order written; names may repeat until validation has run.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>One <c>name: value</c> of an object literal.</summary>
public sealed class ObjectFieldNode(int start, string name, ValueNode value) : SyntaxNode(start)
{
    /// <summary>The field's name.</summary>
    public string Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}
