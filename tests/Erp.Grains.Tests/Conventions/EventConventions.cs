using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Erp.Grains.Catalog;
using Erp.Grains.Companies;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;
using Erp.Grains.Security;
using Erp.Grains.Stocktakes;
using Erp.Grains.Tills;
using Erp.Grains.Transfers;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Tests.Conventions;

/// <summary>
/// Events outlive every version of the program that wrote them: each has a name of its own, a sample of how it stands
/// in the journal that later versions must still read, and a state that it is folded into.
/// </summary>
public class EventConventions
{
    private const string SamplesFile = "EventSamples.txt";

    private static readonly EventTypes Types = new(new ServiceCollection()
        .AddCompanies().AddCatalog().AddInventory().AddStocktakes().AddTransfers().AddTills().AddSecurity()
        .Where(service => service.ServiceType == typeof(EventFamily))
        .Select(service => (EventFamily)service.ImplementationInstance!));

    /// <summary>
    /// One line an event: its name, a space, its payload. Lines may be added; a line that is there stays as it is.
    /// </summary>
    private static readonly Dictionary<string, string> Samples = Approved.Read(SamplesFile)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    public static TheoryData<string> Names => [.. Types.All.Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_event_class_is_registered()
    {
        var classes = typeof(IEvent).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IEvent)));

        Assert.Equal(
            classes.Select(type => type.Name).Order(StringComparer.Ordinal),
            Types.All.Select(type => type.Class.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_event_has_a_sample()
    {
        Approved.Check(SamplesFile, string.Concat(Types.All
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => $"{type.Name} {Samples.GetValueOrDefault(type.Name) ?? Write(type, Sample.Of(type.Class)!)}\n")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_read_as_it_was_written(string name)
    {
        var type = Types.Named(name);

        Assert.Equal(Samples[name], Write(type, Read(type)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_shows_every_field_of_its_event(string name)
    {
        using var sample = JsonDocument.Parse(Samples[name]);

        Assert.Equal(
            Types.Named(name).Json.Properties
                .Where(property => property.Get is not null).Select(property => property.Name).Order(StringComparer.Ordinal),
            sample.RootElement.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>What has its default is left out when it is written; a required member that is left out cannot be read.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_must_be_read_is_always_written(string name)
    {
        var left = Parts(Types.Named(name).Json).SelectMany(
            part => part.Properties.Where(property => property.IsRequired && IsLeftOut(part, property)),
            (part, property) => $"{part.Type.Name}: [JsonIgnore(Condition = Never)] is missing on \"{property.Name}\"");

        Assert.Empty(left);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_folded_by_a_state(string name)
    {
        var @event = (IEvent)Read(Types.Named(name));

        Assert.Contains(States, state => Folds(state, @event));
    }

    private static readonly Type[] States =
    [
        .. from type in typeof(IEvent).Assembly.GetTypes()
           where !type.IsAbstract
           from one in type.GetInterfaces()
           where one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IState<>)
           select type,
    ];

    private static bool Folds(Type state, IEvent @event)
    {
        var empty = state.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null);
        try
        {
            return state.GetMethod("Apply", [typeof(IEvent)])!.Invoke(empty, [@event]) is not null;
        }
        catch (TargetInvocationException e) when (e.InnerException is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>An empty array is no default and is written; a default one is a mistake of the program.</summary>
    private static bool IsLeftOut(JsonTypeInfo type, JsonPropertyInfo property)
    {
        if (!property.PropertyType.IsValueType || property.PropertyType.IsGenericType) return false;
        var bare = Sample.Of(type.Type)!;
        ((PropertyInfo)property.AttributeProvider!).SetValue(bare, null);
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(bare, type));
        return !written.RootElement.TryGetProperty(property.Name, out _);
    }

    /// <summary>A type and all that it is made of.</summary>
    private static IEnumerable<JsonTypeInfo> Parts(JsonTypeInfo type) => type.Properties
        .Select(property => type.Options.GetTypeInfo(property.PropertyType))
        .Select(part => part.ElementType is { } element ? type.Options.GetTypeInfo(element) : part)
        .Where(part => part.Kind == JsonTypeInfoKind.Object)
        .SelectMany(Parts)
        .Prepend(type);

    private static object Read(EventType type) => JsonSerializer.Deserialize(Samples[type.Name], type.Json)!;

    private static string Write(EventType type, object @event) => JsonSerializer.Serialize(@event, type.Json);
}
