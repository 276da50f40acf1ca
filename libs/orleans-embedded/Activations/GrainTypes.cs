using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Runtime;

/// <summary>
/// Which class implements which interface. Looked for when first needed, and again when a name is unknown, since an
/// assembly may have been loaded in the meantime.
/// </summary>
internal sealed class GrainTypes
{
    private static readonly ConcurrentDictionary<Type, GrainInterfaceType> s_names = new();

    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainType> _implementations = new();
    private readonly GrainCollectionOptions _collection;
    private readonly Lock _lock = new();
    private volatile Dictionary<GrainType, GrainClass> _classes = [];

    public GrainTypes(IOptions<GrainCollectionOptions> collection) => _collection = collection.Value;

    public GrainClass ClassOf(GrainType type)
    {
        if (_classes.TryGetValue(type, out var known)) return known;
        Scan();
        return _classes.TryGetValue(type, out var found)
            ? found
            : throw new ArgumentException($"No grain class is known for grain type {type}.");
    }

    public GrainType ImplementationOf(Type interfaceType, string? prefix) =>
        _implementations.TryGetValue((interfaceType, prefix), out var known) ? known : Resolve(interfaceType, prefix);

    public Type InterfaceNamed(GrainInterfaceType name)
    {
        Scan();
        var interfaces = _classes.Values.SelectMany(each => each.Type.GetInterfaces());
        return interfaces.FirstOrDefault(each => NameOf(each) == name)
            ?? throw new ArgumentException($"No grain interface is called {name}.");
    }

    public static GrainInterfaceType NameOf(Type interfaceType) => s_names.GetOrAdd(interfaceType, static each =>
        GrainInterfaceType.Create(
            each.GetCustomAttribute<AliasAttribute>()?.Alias ?? each.FullName ?? each.Name));

    private GrainType Resolve(Type interfaceType, string? prefix)
    {
        var candidates = Candidates(interfaceType, prefix);
        if (candidates.Count == 0)
        {
            Scan();
            candidates = Candidates(interfaceType, prefix);
        }

        var chosen = candidates.Count switch
        {
            0 => throw new ArgumentException(
                $"Could not find an implementation for interface {interfaceType}"
                + (prefix is null ? "." : $" with a class name that starts with {prefix}.")),
            1 => candidates[0],
            _ => candidates.Find(each => each.Type.FullName == prefix)
                ?? candidates.Find(each => each.Type.Name == ConventionalName(interfaceType))
                ?? throw new ArgumentException(
                    $"Interface {interfaceType} has several implementations: "
                    + string.Join(", ", candidates.Select(each => each.Type).Order(TypeByName.Instance)) + "."),
        };
        return _implementations[(interfaceType, prefix)] = chosen.GrainType;
    }

    private List<GrainClass> Candidates(Type interfaceType, string? prefix) => [.. _classes.Values.Where(each =>
        interfaceType.IsAssignableFrom(each.Type)
        && (prefix is null || each.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)))];

    private static string ConventionalName(Type interfaceType) =>
        interfaceType.Name.StartsWith('I') ? interfaceType.Name[1..] : interfaceType.Name;

    private void Scan()
    {
        lock (_lock)
        {
            var types = GrainAssemblies.GrainClasses();
            if (types.Length == _classes.Count) return;
            var classes = new Dictionary<GrainType, GrainClass>();
            foreach (var type in types) Add(classes, type);
            _classes = classes;
        }
    }

    private void Add(Dictionary<GrainType, GrainClass> classes, Type type)
    {
        // Activations know their class object; a class that is known already keeps it.
        var grainClass = _classes.Values.FirstOrDefault(each => each.Type == type)
            ?? new GrainClass(type, _collection.AgeOf(type), _collection.CollectionQuantum);
        if (!classes.TryAdd(grainClass.GrainType, grainClass))
            throw new InvalidOperationException(
                $"{type} and {classes[grainClass.GrainType].Type} have the same grain type {grainClass.GrainType}.");
    }

    private sealed class TypeByName : IComparer<Type>
    {
        public static readonly TypeByName Instance = new();

        public int Compare(Type? left, Type? right) => string.CompareOrdinal(left?.FullName, right?.FullName);
    }
}
