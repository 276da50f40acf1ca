using System.Collections.Immutable;
using System.Reflection;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Makes the types of arguments and input fields, from the shapes of C# types.</summary>
internal sealed class InputTypes(SchemaCompilation compilation)
{
    private readonly Dictionary<Type, InputObjectType> _objects = [];

    public GraphQLType For(ClrShape shape, bool isId)
    {
        GraphQLType type = shape.Item is { } item ? new ListType(For(item, isId)) : Named(CoreOf(shape), isId);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    private static Type CoreOf(ClrShape shape)
    {
        var type = ClrShape.WithoutOptional(shape.Clr);
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private NamedType Named(Type clr, bool isId)
    {
        if (compilation.FindScalar(clr, isId) is { } scalar)
        {
            return compilation.Readers.FindCodec(scalar, clr) is not null
                ? scalar
                : throw new SchemaException(
                    $"{clr} cannot carry the scalar {scalar.Name}; register it with AddIdType.");
        }
        return clr.IsEnum ? compilation.Enums.For(clr) : Object(clr);
    }

    private InputObjectType Object(Type clr)
    {
        if (_objects.TryGetValue(clr, out var known)) return known;
        if (clr.IsInterface || clr.IsAbstract || clr.IsPrimitive || clr.Namespace == "System")
        {
            throw new SchemaException($"{clr} is not a type that an argument can have; register a scalar for it.");
        }
        var isOneOf = clr.IsDefined(typeof(OneOfAttribute), inherit: false);
        var type = compilation.Claim(new InputObjectType(Naming.InputType(clr), Describe.Of(clr), isOneOf), clr);
        _objects[clr] = type;
        compilation.Later(() => Fill(type, clr));
        return type;
    }

    private void Fill(InputObjectType type, Type clr)
    {
        var constructor = ConstructorOf(clr);
        var parameters = constructor?.GetParameters() ?? [];
        var fields = new List<InputValueDefinition>();
        foreach (var parameter in parameters) fields.Add(Field(type, clr, parameter));
        var properties = ImmutableArray.CreateBuilder<(PropertyInfo, int)>();
        foreach (var property in SettableProperties(clr, parameters))
        {
            properties.Add((property, fields.Count));
            fields.Add(Field(type, property));
        }
        var clash = fields.GroupBy(field => field.Name).FirstOrDefault(group => group.Count() > 1);
        if (clash is not null)
            throw new SchemaException($"Input type \"{type.Name}\" has two fields named \"{clash.Key}\".");
        type.SetFields([.. fields]);
        compilation.Readers.Register(type, new InputObjectBinding(
            clr, constructor, [.. Enumerable.Range(0, parameters.Length)], properties.DrainToImmutable()));
    }

    private static ConstructorInfo? ConstructorOf(Type clr)
    {
        var constructors = clr.GetConstructors()
            .Where(candidate => !IsCopy(candidate, clr))
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .ToArray();
        if (constructors.Length > 0) return constructors[0];
        return clr.IsValueType
            ? null
            : throw new SchemaException($"{clr} cannot be an input type: it has no public constructor.");
    }

    private static bool IsCopy(ConstructorInfo constructor, Type clr) =>
        constructor.GetParameters() is [var only] && only.ParameterType == clr;

    private static IEnumerable<PropertyInfo> SettableProperties(Type clr, ParameterInfo[] parameters) =>
        clr.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Where(property => !property.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .Where(property => !parameters.Any(parameter => IsSame(parameter, property)));

    private static bool IsSame(ParameterInfo parameter, PropertyInfo property) =>
        string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase);

    private InputValueDefinition Field(InputObjectType owner, Type clr, ParameterInfo parameter)
    {
        // The attributes of a positional record's field may stand on the parameter or, with property:, on the property.
        var property = clr.GetProperties().FirstOrDefault(candidate => IsSame(parameter, candidate));
        var isId = parameter.IsDefined(typeof(IDAttribute)) || property?.IsDefined(typeof(IDAttribute)) == true;
        var given = property?.GetCustomAttribute<GraphQLNameAttribute>()?.Name;
        return compilation.Fields.Input(
            owner.Name,
            given ?? Naming.Argument(parameter),
            ClrShape.Of(parameter),
            isId,
            parameter.HasDefaultValue ? parameter.DefaultValue : null,
            Describe.Of(parameter) ?? (property is null ? null : Describe.Of(property)),
            Describe.Deprecation(parameter) ?? (property is null ? null : Describe.Deprecation(property)));
    }

    private InputValueDefinition Field(InputObjectType owner, PropertyInfo property) => compilation.Fields.Input(
        owner.Name,
        Naming.Field(property),
        ClrShape.Of(property),
        property.IsDefined(typeof(IDAttribute)),
        null,
        Describe.Of(property),
        Describe.Deprecation(property));
}
