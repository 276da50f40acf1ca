using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class InputValueResolvers
{
    public static string Name([Parent] InputValueDefinition value) => value.Name;

    public static string? Description([Parent] InputValueDefinition value) => value.Description;

    public static GraphQLType Type([Parent] InputValueDefinition value) => value.Type;

    [GraphQLDescription("The default value as it would stand in a document.")]
    public static string? DefaultValue([Parent] InputValueDefinition value) =>
        value.DefaultValue is null ? null : Printer.Print(value.DefaultValue);

    public static bool IsDeprecated([Parent] InputValueDefinition value) => value.DeprecationReason is not null;

    public static string? DeprecationReason([Parent] InputValueDefinition value) => value.DeprecationReason;
}
