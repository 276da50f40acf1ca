using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema.Introspection;

internal static class TypeResolvers
{
    public static TypeKind Kind([Parent] GraphQLType type) => type switch
    {
        ScalarType => TypeKind.Scalar,
        ObjectType => TypeKind.Object,
        InterfaceType => TypeKind.Interface,
        UnionType => TypeKind.Union,
        EnumType => TypeKind.Enum,
        InputObjectType => TypeKind.InputObject,
        ListType => TypeKind.List,
        NonNullType => TypeKind.NonNull,
        _ => throw new InvalidOperationException($"{type.GetType()} has no kind."),
    };

    public static string? Name([Parent] GraphQLType type) => (type as NamedType)?.Name;

    public static string? Description([Parent] GraphQLType type) => (type as NamedType)?.Description;

    [GraphQLName("specifiedByURL")]
    public static string? SpecifiedBy([Parent] GraphQLType type) => (type as ScalarType)?.SpecifiedBy;

    public static IEnumerable<FieldDefinition>? Fields([Parent] GraphQLType type, bool includeDeprecated = false) =>
        (type as FieldsType)?.Fields.Where(field => includeDeprecated || field.DeprecationReason is null);

    public static IEnumerable<GraphQLType>? Interfaces([Parent] GraphQLType type) => (type as FieldsType)?.Interfaces;

    public static IEnumerable<GraphQLType>? PossibleTypes([Parent] GraphQLType type) =>
        type is InterfaceType or UnionType ? ((CompositeType)type).PossibleTypes : null;

    public static IEnumerable<EnumValueDefinition>? EnumValues([Parent] GraphQLType type, bool includeDeprecated = false) =>
        (type as EnumType)?.Values.Where(value => includeDeprecated || value.DeprecationReason is null);

    public static IEnumerable<InputValueDefinition>? InputFields([Parent] GraphQLType type, bool includeDeprecated = false) =>
        (type as InputObjectType)?.Fields.Where(field => includeDeprecated || field.DeprecationReason is null);

    public static GraphQLType? OfType([Parent] GraphQLType type) => type switch
    {
        ListType list => list.Item,
        NonNullType nonNull => nonNull.Inner,
        _ => null,
    };

    public static bool? IsOneOf([Parent] GraphQLType type) => (type as InputObjectType)?.IsOneOf;
}
