using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Erp.Grains.Journal;

/// <summary>
/// Every kind of event that the registered families know, by stable name and by class. Built once at start, so that a missing
/// name, a name given twice or a class missing from its family's JSON context is found before the first event is written.
/// </summary>
public sealed partial class EventTypes
{
    private readonly FrozenDictionary<Type, EventType> _byClass;
    private readonly FrozenDictionary<string, EventType> _byName;
    private readonly FrozenDictionary<string, EventType>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly ImmutableArray<EventFamily> _families;

    /// <exception cref="InvalidOperationException">A family is not fit for the journal; the message says which class and why.</exception>
    public EventTypes(IEnumerable<EventFamily> families)
    {
        _families = [.. families];
        var byName = new Dictionary<string, EventType>(StringComparer.Ordinal);
        foreach (var type in _families.SelectMany(TypesOf))
        {
            if (!byName.TryAdd(type.Name, type) && byName[type.Name].Class != type.Class)
                throw new InvalidOperationException($"The event name {type.Name} is given to both {byName[type.Name].Class} and {type.Class}.");
        }
        _byName = byName.ToFrozenDictionary(StringComparer.Ordinal);
        _byClass = byName.Values.ToFrozenDictionary(type => type.Class);
        _bySpan = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyCollection<EventType> All => _byName.Values;

    /// <exception cref="InvalidOperationException">The event's class belongs to no registered family.</exception>
    public EventType Of(IEvent @event) => _byClass.TryGetValue(@event.GetType(), out var type)
        ? type
        : throw new InvalidOperationException($"{@event.GetType()} belongs to no registered event family.");

    /// <exception cref="InvalidOperationException">The event's class belongs to no registered family.</exception>
    public string NameOf<TEvent>() where TEvent : IEvent => _byClass.TryGetValue(typeof(TEvent), out var type)
        ? type.Name
        : throw new InvalidOperationException($"{typeof(TEvent)} belongs to no registered event family.");

    /// <exception cref="InvalidOperationException">The journal holds an event that this version of the program does not know.</exception>
    public EventType Named(ReadOnlySpan<char> name) => _bySpan.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"The journal holds an event {name}, which no registered event family knows.");

    /// <summary>How snapshots of a state are written; null when no family's JSON context lists the state: it is then folded from its events.</summary>
    public JsonTypeInfo? State(Type state) =>
        _families.Select(family => family.Json.GetTypeInfo(state)).FirstOrDefault(info => info is not null);

    private static IEnumerable<EventType> TypesOf(EventFamily family) =>
        family.Root.Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent)) && BelongsTo(family.Root, type))
            .Select(type => TypeOf(family, type));

    private static bool BelongsTo(Type root, Type type) => type.IsAssignableTo(root) || type.DeclaringType == root;

    private static EventType TypeOf(EventFamily family, Type type)
    {
        var name = type.GetCustomAttribute<EventNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{type} has no [EventName].");
        if (!StableName().IsMatch(name))
            throw new InvalidOperationException($"{type}: the event name {name} is not of the form module.something_happened.v1.");
        var json = family.Json.GetTypeInfo(type)
            ?? throw new InvalidOperationException($"{type} is missing from {family.Json.GetType()}: add [JsonSerializable(typeof({type.Name}))].");
        return new EventType(name, type, json);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\.v[1-9][0-9]*$")]
    private static partial Regex StableName();
}
