using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Makes the types that fields return, from the shapes of C# types.</summary>
internal sealed class OutputTypes(SchemaCompilation compilation)
{
    private readonly Dictionary<Type, CompositeType> _composites = [];
    private readonly HashSet<Type> _counted = [];

    /// <summary>All composite types found so far by their CLR types.</summary>
    public IReadOnlyDictionary<Type, CompositeType> Composites => _composites;

    public IReadOnlyDictionary<Type, ObjectType> ObjectsByClrType() =>
        _composites.Where(entry => entry.Value is ObjectType)
            .ToDictionary(entry => entry.Key, entry => (ObjectType)entry.Value);

    public GraphQLType For(ClrShape shape, bool isId)
    {
        GraphQLType type = shape.Item is { } item ? new ListType(For(item, isId)) : Named(shape.Core, isId);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    /// <summary>Brings a registered class in, even if no field returns it.</summary>
    public void Include(Type type)
    {
        if (ClassRoles.Extended(type) is { } extended)
        {
            Composite(extended);
        }
        else if (!ClassRoles.HasRole(type)
            || type.IsDefined(typeof(ObjectTypeAttribute), inherit: false)
            || type.IsDefined(typeof(InterfaceTypeAttribute), inherit: false)
            || type.IsDefined(typeof(UnionTypeAttribute), inherit: false))
        {
            Composite(type);
        }
    }

    /// <summary>Adds an introspection type, whose fields are those of a class of resolvers alone.</summary>
    public ObjectType AddIntrospection(string name, string description, Type clr, Type resolvers)
    {
        var type = compilation.Claim(new ObjectType(name, description), null);
        _composites[clr] = type;
        compilation.Later(() => type.SetFields([.. ReflectedMembers.OfResolverClass(resolvers)
            .Select(member => compilation.Fields.OfResolver(name, resolvers, member, clr, hasCode: true))]));
        return type;
    }

    /// <summary>
    /// Says that the connection has a total; see <see cref="UseConnectionAttribute.IncludeTotalCount"/>.
    /// </summary>
    public void Count(Type connection) => _counted.Add(connection);

    public void AddTotalCounts()
    {
        foreach (var connection in _counted)
        {
            var type = (ObjectType)_composites[connection];
            type.SetFields([.. type.Fields, compilation.Fields.TotalCount()]);
        }
    }

    private NamedType Named(Type clr, bool isId)
    {
        if (compilation.FindScalar(clr, isId) is { } scalar) return scalar;
        return clr.IsEnum ? compilation.Enums.For(clr) : Composite(clr);
    }

    private CompositeType Composite(Type clr)
    {
        if (_composites.TryGetValue(clr, out var known)) return known;
        if (clr.IsPrimitive || clr.Namespace is "System" or "System.Threading.Tasks" || clr.IsPointer)
        {
            throw new SchemaException($"{clr} is not a type that a field can return; register a scalar for it.");
        }
        CompositeType type;
        if (clr.IsDefined(typeof(UnionTypeAttribute), inherit: false))
        {
            type = new UnionType(Naming.Type(clr), Describe.Of(clr));
        }
        else if (clr.IsDefined(typeof(InterfaceTypeAttribute), inherit: false))
        {
            type = new InterfaceType(Naming.Type(clr), Describe.Of(clr));
        }
        else if (clr.IsInterface || clr.IsAbstract)
        {
            throw new SchemaException(
                $"{clr} is an interface or an abstract class; mark it [InterfaceType] or [UnionType] to return it.");
        }
        else
        {
            type = new ObjectType(Naming.Type(clr), Describe.Of(clr));
        }
        _composites[clr] = compilation.Claim(type, clr);
        if (type is FieldsType fields) compilation.Later(() => Fill(fields, clr));
        return type;
    }

    private void Fill(FieldsType type, Type clr)
    {
        var fields = new FieldList(type.Name);
        foreach (var member in ReflectedMembers.OfObject(clr))
        {
            fields.Add(compilation.Fields.OfObject(type, clr, member), member);
        }
        foreach (var extension in compilation.ExtensionsOf(clr))
        {
            foreach (var member in ReflectedMembers.OfResolverClass(extension))
            {
                fields.AddExtension(
                    compilation.Fields.OfResolver(type.Name, extension, member, clr, hasCode: true), member, clr);
            }
        }
        type.SetFields(fields.ToImmutable());
    }
}
