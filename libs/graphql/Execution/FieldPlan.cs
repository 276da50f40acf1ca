using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>A field of a plan with everything about it that is the same for every request.</summary>
internal sealed class FieldPlan
{
    public FieldPlan(
        ImmutableArray<FieldNode> nodes, FieldDefinition definition, ArgumentSource[] arguments, SubSelection? selection, int slot)
    {
        Nodes = nodes;
        Definition = definition;
        Arguments = arguments;
        Selection = selection;
        Slot = slot;
        Code = definition.Code;
        WriteLeaf = slot < 0 ? Code?.WriteLeaf : null;
        NameJson = Encoding.UTF8.GetBytes($",\"{ResponseName}\":");
    }

    /// <summary>The selections that were merged into this field; at least one.</summary>
    public ImmutableArray<FieldNode> Nodes { get; }

    public FieldDefinition Definition { get; }

    /// <summary>Where the arguments come from, in the order of the definition.</summary>
    public ArgumentSource[] Arguments { get; }

    /// <summary>What is selected below; null for leaves.</summary>
    public SubSelection? Selection { get; }

    /// <summary>The field's place in its object node, or -1 when it is read while the response is written.</summary>
    public int Slot { get; }

    public FieldCode? Code { get; }

    public LeafWriter? WriteLeaf { get; }

    /// <summary>A comma, the response key and a colon; the first field of an object leaves the comma out.</summary>
    public byte[] NameJson { get; }

    public string ResponseName => Nodes[0].ResponseName;

    public GraphQLType Type => Definition.Type;

    /// <summary>Whether it is <c>__typename</c>, which needs no code.</summary>
    public bool IsTypeName => Definition.Name == "__typename";

    public ArgumentSource<T> Argument<T>(int index) => Unsafe.As<ArgumentSource<T>>(Arguments[index]);
}
