using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>
/// One rule of the specification's section on validation. All rules watch one walk over the document; an instance
/// serves one document.
/// </summary>
internal abstract class ValidationRule
{
    /// <summary>The document being validated, and where the walk stands in it.</summary>
    public ValidationContext Context { get; init; } = null!;

    protected GraphQLSchema Schema => Context.Schema;

    public virtual void EnterOperation(OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(FragmentDefinitionNode fragment)
    {
    }

    public virtual void OtherDefinition(DefinitionNode definition)
    {
    }

    public virtual void VariableDefinition(VariableDefinitionNode variable)
    {
    }

    public virtual void EnterField(FieldNode field)
    {
    }

    public virtual void InlineFragment(InlineFragmentNode fragment)
    {
    }

    public virtual void FragmentSpread(FragmentSpreadNode spread)
    {
    }

    public virtual void Directive(DirectiveNode directive, DirectiveDefinition? definition)
    {
    }

    /// <summary>The directives of one place, after each has been seen.</summary>
    public virtual void Directives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
    }

    /// <summary>A literal, its parts after itself; variables are not shown.</summary>
    /// <param name="value">The literal.</param>
    /// <param name="type">The type expected; null when that is unknown.</param>
    public virtual void Value(ValueNode value, GraphQLType? type)
    {
    }

    public virtual void LeaveDocument()
    {
    }

    protected void Report(string message, params ReadOnlySpan<int> offsets) =>
        Context.Report(GetType().Name, message, offsets);

    protected void Report(string message, SyntaxNode node) => Report(message, node.Start);
}
