using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class EnumValueResolvers
{
    public static string Name([Parent] EnumValueDefinition value) => value.Name;

    public static string? Description([Parent] EnumValueDefinition value) => value.Description;

    public static bool IsDeprecated([Parent] EnumValueDefinition value) => value.DeprecationReason is not null;

    public static string? DeprecationReason([Parent] EnumValueDefinition value) => value.DeprecationReason;
}
