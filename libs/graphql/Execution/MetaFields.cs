using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// The fields that no type declares: <c>__typename</c> everywhere, <c>__schema</c> and <c>__type</c> on the query root.
/// </summary>
internal sealed class MetaFields(FieldDefinition schema, FieldDefinition type, FieldDefinition typeName)
{
    public FieldDefinition TypeName { get; } = typeName;

    public FieldDefinition? FindRoot(string name) =>
        name == schema.Name ? schema : name == type.Name ? type : null;
}
