using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class FieldResolvers
{
    public static string Name([Parent] FieldDefinition field) => field.Name;

    public static string? Description([Parent] FieldDefinition field) => field.Description;

    public static IEnumerable<InputValueDefinition> Args([Parent] FieldDefinition field, bool includeDeprecated = false) =>
        field.Arguments.Where(argument => includeDeprecated || argument.DeprecationReason is null);

    public static GraphQLType Type([Parent] FieldDefinition field) => field.Type;

    public static bool IsDeprecated([Parent] FieldDefinition field) => field.DeprecationReason is not null;

    public static string? DeprecationReason([Parent] FieldDefinition field) => field.DeprecationReason;
}
