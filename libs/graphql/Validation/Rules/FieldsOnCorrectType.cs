using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Rules;

/// <summary>Selected fields exist on the type they are selected on.</summary>
internal sealed class FieldsOnCorrectType : ValidationRule
{
    public override void EnterField(FieldNode field)
    {
        if (Context.ParentType is not { } type || Context.Field is not null) return;
        var known = type is FieldsType fields ? fields.Fields.Select(candidate => candidate.Name) : [];
        Report($"Cannot query field \"{field.Name}\" on type \"{type}\".{Suggestions.For(field.Name, known)}", field);
    }
}
