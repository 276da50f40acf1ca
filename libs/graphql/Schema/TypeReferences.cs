using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Lists the types that fields, arguments and input fields refer to.</summary>
internal static class TypeReferences
{
    public static IEnumerable<NamedType> From(IEnumerable<NamedType> types) => types.SelectMany(From);

    private static IEnumerable<NamedType> From(NamedType type) => type switch
    {
        FieldsType fields => fields.Fields.SelectMany(field =>
            field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named)),
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}
