using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>What can only be said about the whole schema.</summary>
internal static class SchemaChecks
{
    public static void Run(GraphQLSchema schema)
    {
        foreach (var type in schema.Types)
        {
            switch (type)
            {
                case FieldsType fields: CheckFields(fields); break;
                case UnionType { PossibleTypes.IsEmpty: true }:
                    throw new SchemaException(
                        $"Union \"{type.Name}\" has no members; register one with [ObjectType] or AddType.");
                case InputObjectType input: CheckInput(input); break;
            }
        }
    }

    private static void CheckFields(FieldsType type)
    {
        if (type.Fields.IsEmpty) throw new SchemaException($"Type \"{type.Name}\" has no fields.");
        if (type is InterfaceType { PossibleTypes.IsEmpty: true })
        {
            throw new SchemaException(
                $"Interface \"{type.Name}\" is implemented by no object type; register one with [ObjectType] or AddType.");
        }
        foreach (var field in type.Fields) CheckArguments(type, field);
        foreach (var face in type.Interfaces) CheckImplementation(type, face);
    }

    private static void CheckArguments(FieldsType type, FieldDefinition field)
    {
        var lost = field.Arguments.FirstOrDefault(argument => argument is { DeprecationReason: not null, IsRequired: true });
        if (lost is null) return;
        throw new SchemaException(
            $"Required argument \"{lost.Name}\" of field \"{type.Name}.{field.Name}\" cannot be deprecated.");
    }

    private static void CheckImplementation(FieldsType type, InterfaceType face)
    {
        foreach (var promised in face.Fields)
        {
            var field = type.FindField(promised.Name) ?? throw new SchemaException(
                $"Type \"{type.Name}\" implements \"{face.Name}\" but lacks its field \"{promised.Name}\".");
            if (!IsCovariant(field.Type, promised.Type))
            {
                throw new SchemaException(
                    $"Field \"{type.Name}.{field.Name}\" is a {field.Type}, but \"{face.Name}\" promises a {promised.Type}.");
            }
            if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            {
                throw new SchemaException(
                    $"Field \"{type.Name}.{field.Name}\" is deprecated, but \"{face.Name}\", which promises it, does not say so.");
            }
            foreach (var argument in promised.Arguments)
            {
                if (!argument.Type.Equals(field.FindArgument(argument.Name)?.Type))
                {
                    throw new SchemaException(
                        $"Field \"{type.Name}.{field.Name}\" lacks the argument \"{argument.Name}: {argument.Type}\" of \"{face.Name}\".");
                }
            }
            if (field.Arguments.FirstOrDefault(own => own.IsRequired && promised.FindArgument(own.Name) is null) is { } extra)
            {
                throw new SchemaException(
                    $"Field \"{type.Name}.{field.Name}\" requires the argument \"{extra.Name}\", which \"{face.Name}\" does not know.");
            }
        }
    }

    private static bool IsCovariant(GraphQLType type, GraphQLType promised)
    {
        if (promised is NonNullType expected)
            return type is NonNullType actual && IsCovariant(actual.Inner, expected.Inner);
        if (type is NonNullType stricter) return IsCovariant(stricter.Inner, promised);
        if (promised is ListType list) return type is ListType own && IsCovariant(own.Item, list.Item);
        if (type is not NamedType || ReferenceEquals(type, promised)) return ReferenceEquals(type, promised);
        return (type, promised) switch
        {
            (FieldsType fields, InterfaceType face) => fields.Interfaces.Contains(face),
            (ObjectType member, UnionType union) => union.PossibleTypes.Contains(member),
            _ => false,
        };
    }

    private static void CheckInput(InputObjectType type)
    {
        if (type.Fields.IsEmpty) throw new SchemaException($"Input type \"{type.Name}\" has no fields.");
        foreach (var field in type.Fields)
        {
            if (type.IsOneOf && (field.Type.IsNonNull || field.DefaultValue is not null))
            {
                throw new SchemaException(
                    $"Field \"{type.Name}.{field.Name}\" of a oneOf input must be nullable and have no default value.");
            }
            if (field.DeprecationReason is not null && field.IsRequired)
            {
                throw new SchemaException($"Required input field \"{type.Name}.{field.Name}\" cannot be deprecated.");
            }
        }
        CheckCircle(type, type, []);
    }

    /// <summary>An input that requires itself, directly or through others, has no finite value.</summary>
    private static void CheckCircle(InputObjectType start, InputObjectType type, HashSet<InputObjectType> seen)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Inner: InputObjectType next } || field.DefaultValue is not null)
                continue;
            if (ReferenceEquals(next, start))
            {
                throw new SchemaException(
                    $"Input type \"{start.Name}\" requires itself through \"{type.Name}.{field.Name}\".");
            }
            if (seen.Add(next)) CheckCircle(start, next, seen);
        }
    }
}
