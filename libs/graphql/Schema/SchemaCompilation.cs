using System.Reflection;
using Erp.GraphQL.DataLoading;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Schema.Introspection;
using Erp.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Schema;

/// <summary>
/// Turns classes into a schema: root classes first, then whatever their fields reach, until nothing new turns up. Lives
/// only while one schema is being built.
/// </summary>
internal sealed class SchemaCompilation
{
    private readonly ScalarRegistry _scalars;
    private readonly Queue<Action> _unfinished = new();
    private readonly Dictionary<string, (NamedType Type, Type? Clr)> _names = new(StringComparer.Ordinal);
    private readonly List<Type> _classes = [];

    public SchemaCompilation(ScalarRegistry scalars, IServiceProviderIsService? services)
    {
        _scalars = scalars;
        Readers = new InputReaders();
        Enums = new EnumTypes(this);
        Outputs = new OutputTypes(this);
        Inputs = new InputTypes(this);
        Loaders = new DataLoaderRegistry();
        Fields = new FieldFactory(this, new ResolverParameters(this, services));
    }

    public InputReaders Readers { get; }

    public EnumTypes Enums { get; }

    public OutputTypes Outputs { get; }

    public InputTypes Inputs { get; }

    public DataLoaderRegistry Loaders { get; }

    public FieldFactory Fields { get; }

    public GraphQLSchema Compile(IEnumerable<Type> classes, string? description)
    {
        _classes.AddRange(classes);
        foreach (var scalar in _scalars.All) Claim(scalar, null);
        _scalars.RegisterCodecs(Readers);
        foreach (var type in _classes)
        {
            foreach (var method in ClassRoles.DataLoaderMethods(type)) Loaders.Add(method);
        }

        var query = Root<QueryTypeAttribute>("Query", ResolverFields)
            ?? throw new SchemaException("The schema has no query type: no class carries [QueryType].");
        var mutation = Root<MutationTypeAttribute>("Mutation", ResolverFields);
        var subscription = Root<SubscriptionTypeAttribute>("Subscription", SubscriptionFields);
        foreach (var type in _classes) Outputs.Include(type);
        var metaFields = IntrospectionTypes.Add(this);
        while (_unfinished.TryDequeue(out var finish)) finish();

        var possibleTypes = new PossibleTypes(Outputs);
        possibleTypes.Assign();
        Outputs.AddTotalCounts();
        var schema = new GraphQLSchema(
            query, mutation, subscription, UsedTypes(), BuiltInDirectives.Create(this), Outputs.ObjectsByClrType(), Readers,
            metaFields)
        {
            Description = description,
        };
        SchemaChecks.Run(schema);
        return schema;
    }

    /// <summary>The extension classes of a type, in order of registration.</summary>
    public IEnumerable<Type> ExtensionsOf(Type type) =>
        _classes.Where(candidate => ClassRoles.Extended(candidate) == type);

    public ScalarType? FindScalar(Type clr, bool isId) => _scalars.Find(clr, isId);

    /// <summary>Puts off the filling in of a type, so that types may refer to each other in circles.</summary>
    public void Later(Action finish) => _unfinished.Enqueue(finish);

    /// <summary>Reserves a type's name; two types of one name are an error.</summary>
    public T Claim<T>(T type, Type? clr)
        where T : NamedType
    {
        if (!type.IsIntrospection && !Naming.IsValid(type.Name))
        {
            throw new SchemaException($"\"{type.Name}\" is not a valid name for a type: {Origin(clr)}.");
        }
        if (_names.TryAdd(type.Name, (type, clr))) return type;
        var first = _names[type.Name];
        throw new SchemaException(
            $"Two types have the name \"{type.Name}\": {Origin(first.Clr)} and {Origin(clr)}; rename one with [GraphQLName].");
    }

    private static string Origin(Type? clr) => clr?.ToString() ?? "one of the schema's own";

    private ObjectType? Root<TAttribute>(
        string name, Func<string, Type, IEnumerable<(FieldDefinition Field, MemberInfo Member)>> fieldsOf)
        where TAttribute : Attribute
    {
        var classes = _classes.Where(type => type.IsDefined(typeof(TAttribute), inherit: false)).ToArray();
        if (classes.Length == 0) return null;
        var description = classes.Select(Describe.Of).FirstOrDefault(text => text is not null);
        var root = Claim(new ObjectType(name, description), null);
        Later(() =>
        {
            var fields = new FieldList(name);
            foreach (var type in classes)
            {
                foreach (var (field, member) in fieldsOf(name, type)) fields.Add(field, member);
            }
            root.SetFields(fields.ToImmutable());
        });
        return root;
    }

    private IEnumerable<(FieldDefinition Field, MemberInfo Member)> ResolverFields(string name, Type type) =>
        ReflectedMembers.OfResolverClass(type)
            .Select(member => (Fields.OfResolver(name, type, member, parent: null, hasCode: true), member));

    private IEnumerable<(FieldDefinition Field, MemberInfo Member)> SubscriptionFields(string name, Type type) =>
        ReflectedMembers.OfSubscriptionClass(type)
            .Select(method => (Fields.OfSubscription(name, type, method), (MemberInfo)method));

    /// <summary>All types but the stock scalars that nothing refers to.</summary>
    private IEnumerable<NamedType> UsedTypes()
    {
        var types = _names.Values.Select(entry => entry.Type).ToArray();
        var referred = TypeReferences.From(types).ToHashSet();
        return types.Where(type => type is not ScalarType scalar || scalar.IsBuiltIn || referred.Contains(scalar));
    }
}
