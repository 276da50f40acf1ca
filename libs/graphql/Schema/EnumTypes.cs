using System.Collections.Immutable;
using System.Reflection;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Makes the enum types; input and output share them.</summary>
internal sealed class EnumTypes(SchemaCompilation compilation)
{
    private readonly Dictionary<Type, EnumType> _types = [];

    public EnumType For(Type clr)
    {
        if (_types.TryGetValue(clr, out var known)) return known;
        var values = clr.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => !field.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .Select(Value)
            .ToImmutableArray();
        var clash = values.GroupBy(value => value.Name).FirstOrDefault(group => group.Count() > 1);
        if (clash is not null) throw new SchemaException($"Enum {clr} has two values named \"{clash.Key}\".");
        if (values.IsEmpty) throw new SchemaException($"Enum {clr} has no values.");
        var type = compilation.Claim(new EnumType(Naming.Type(clr), Describe.Of(clr), values), clr);
        var codec = (LeafCodec)Activator.CreateInstance(typeof(EnumCodec<>).MakeGenericType(clr), type)!;
        compilation.Readers.Register(type, codec);
        return _types[clr] = type;
    }

    private static EnumValueDefinition Value(FieldInfo field)
    {
        var name = field.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Naming.EnumValue(field.Name);
        if (!Naming.IsValid(name) || name is "true" or "false" or "null")
        {
            throw new SchemaException($"\"{name}\" is not a valid name for a value of enum {field.DeclaringType}.");
        }
        return new EnumValueDefinition(name, field.GetValue(null)!, Describe.Of(field), Describe.Deprecation(field));
    }
}
