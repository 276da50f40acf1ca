using System.Collections.Immutable;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation;

/// <summary>Walks a document once, works out the types along the way and shows everything to every rule.</summary>
internal sealed class DocumentWalker(ValidationContext context, ValidationRule[] rules, RuleWatchers watchers)
{
    private DefinitionFacts _facts = new();

    public void Walk()
    {
        foreach (var definition in context.Document.Definitions)
        {
            _facts = context.Facts[definition];
            switch (definition)
            {
                case OperationDefinitionNode operation: Walk(operation); break;
                case FragmentDefinitionNode fragment: Walk(fragment); break;
                default:
                    foreach (var i in watchers.OtherDefinitions) rules[i].OtherDefinition(definition);
                    break;
            }
        }
        foreach (var rule in rules) rule.LeaveDocument();
    }

    private void Walk(OperationDefinitionNode operation)
    {
        context.ParentType = context.Schema.RootType(operation.Kind);
        context.Field = null;
        foreach (var i in watchers.Operations) rules[i].EnterOperation(operation);
        foreach (var variable in operation.Variables)
        {
            foreach (var i in watchers.VariableDefinitions) rules[i].VariableDefinition(variable);
            if (variable.DefaultValue is { } value)
            {
                var type = context.Schema.Resolve(variable.Type);
                Walk(value, type is { IsInput: true } ? type : null, false, null);
            }
            Walk(variable.Directives, DirectiveLocation.VariableDefinition);
        }
        Walk(operation.Directives, operation.Kind switch
        {
            OperationKind.Query => DirectiveLocation.Query,
            OperationKind.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        Walk(operation.SelectionSet);
    }

    private void Walk(FragmentDefinitionNode fragment)
    {
        context.ParentType = context.Schema.FindType(fragment.TypeCondition.Name) as CompositeType;
        context.Field = null;
        foreach (var i in watchers.Fragments) rules[i].EnterFragment(fragment);
        Walk(fragment.Directives, DirectiveLocation.FragmentDefinition);
        Walk(fragment.SelectionSet);
    }

    private void Walk(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            if (context.IsFull) return;
            switch (selection)
            {
                case FieldNode field: Walk(field); break;
                case InlineFragmentNode fragment: Walk(fragment); break;
                case FragmentSpreadNode spread:
                    _facts.Spreads.Add(spread);
                    foreach (var i in watchers.FragmentSpreads) rules[i].FragmentSpread(spread);
                    Walk(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
            }
        }
    }

    private void Walk(FieldNode field)
    {
        var (outerParent, outerField) = (context.ParentType, context.Field);
        context.Field = outerParent is null ? null : context.Schema.FindField(outerParent, field.Name);
        foreach (var i in watchers.Fields) rules[i].EnterField(field);
        foreach (var argument in field.Arguments) Walk(argument, context.Field?.FindArgument(argument.Name));
        Walk(field.Directives, DirectiveLocation.Field);
        if (field.SelectionSet is not null)
        {
            context.ParentType = context.Field?.Type.Named as CompositeType;
            Walk(field.SelectionSet);
        }
        (context.ParentType, context.Field) = (outerParent, outerField);
    }

    private void Walk(InlineFragmentNode fragment)
    {
        var outer = context.ParentType;
        foreach (var i in watchers.InlineFragments) rules[i].InlineFragment(fragment);
        Walk(fragment.Directives, DirectiveLocation.InlineFragment);
        if (fragment.TypeCondition is { } condition)
        {
            context.ParentType = context.Schema.FindType(condition.Name) as CompositeType;
        }
        Walk(fragment.SelectionSet);
        context.ParentType = outer;
    }

    private void Walk(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.IsEmpty) return;
        foreach (var directive in directives)
        {
            var definition = context.Schema.FindDirective(directive.Name);
            foreach (var i in watchers.Directives) rules[i].Directive(directive, definition);
            foreach (var argument in directive.Arguments) Walk(argument, definition?.FindArgument(argument.Name));
        }
        foreach (var i in watchers.DirectiveLists) rules[i].Directives(directives, location);
    }

    private void Walk(ArgumentNode argument, InputValueDefinition? definition) =>
        Walk(argument.Value, definition?.Type, definition?.DefaultValue is not null, null);

    private void Walk(ValueNode value, GraphQLType? type, bool hasDefault, InputObjectType? oneOf)
    {
        if (value is VariableNode variable)
        {
            _facts.Variables.Add(new VariableUsage(variable, type, hasDefault, oneOf));
            return;
        }
        foreach (var i in watchers.Values) rules[i].Value(value, type);
        switch (value)
        {
            case ListValueNode list:
                var itemType = (type?.Nullable as ListType)?.Item;
                foreach (var item in list.Items) Walk(item, itemType, false, null);
                break;
            case ObjectValueNode fields:
                // An object may stand for a list of one, hence the named type.
                var input = type?.Named as InputObjectType;
                foreach (var field in fields.Fields)
                {
                    var definition = input?.FindField(field.Name);
                    Walk(
                        field.Value,
                        definition?.Type,
                        definition?.DefaultValue is not null,
                        input is { IsOneOf: true } ? input : null);
                }
                break;
        }
    }
}
