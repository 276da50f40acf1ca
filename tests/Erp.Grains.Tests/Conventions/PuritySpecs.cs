using System.Reflection;
using Erp.Grains.Inventory;
using Erp.Grains.Journal;

namespace Erp.Grains.Tests.Conventions;

/// <summary>
/// States, events, deciders and what they calculate with know nothing of the outside world: time, ids, prices and
/// callers arrive as arguments. That is what lets specs be exact, snapshots be trusted and simulations be replayed.
/// </summary>
public class PuritySpecs
{
    private static readonly string[] PureEndings =
        ["State", "Decider", "Input", "Rules", "Draft", "Drafter", "Pricing", "Codes", "Replies", "Book", "Page"];

    private static readonly string[] ImpureNamespaces =
    [
        "Orleans", "Npgsql", "Erp.GraphQL", "Microsoft.Extensions", "Microsoft.AspNetCore",
        "System.Threading", "System.IO", "System.Net", "System.Diagnostics", "System.Data",
    ];

    private static readonly string[] ImpureMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Environment.get_TickCount64", "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
    ];

    private static readonly Type[] ImpureTypes = [typeof(Random), typeof(TimeProvider), typeof(Console), typeof(TimeZoneInfo)];

    public static TheoryData<Type> PureTypes => [.. typeof(StockItemDecider).Assembly.GetTypes().Where(IsPure)];

    [Fact]
    public void The_exemplar_is_among_the_types_that_are_looked_at()
    {
        var looked = typeof(StockItemDecider).Assembly.GetTypes().Where(IsPure).Select(type => type.Name).ToList();

        Assert.Superset(
            new HashSet<string>(
                ["StockItemState", "StockItemDecider", "StockInput", "StockReserved", "ReservationBook", "TillState", "SalePricing"]),
            looked.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(PureTypes))]
    public void Pure_code_touches_nothing_of_the_outside_world(Type type)
    {
        Assert.Empty(IlReader.Touches(type).Where(IsImpure).Select(NameOf).Distinct());
    }

    [Fact]
    public void What_is_impure_is_found_out()
    {
        var found = IlReader.Touches(typeof(Impure)).Where(IsImpure).Select(NameOf).ToList();

        Assert.Contains("System.DateTimeOffset.get_UtcNow", found);
        Assert.Contains("System.Guid.NewGuid", found);
        Assert.Contains(found, name => name.StartsWith("System.Threading.Tasks.Task", StringComparison.Ordinal));
    }

    private static bool IsPure(Type type) =>
        type is { Namespace: not null, IsEnum: false, IsInterface: false }
        && !type.Name.Contains('<')
        && !type.Namespace.StartsWith("Erp.Grains.Journal", StringComparison.Ordinal)
        && !type.Namespace.StartsWith("Erp.Grains.Projections", StringComparison.Ordinal)
        && (type.IsAssignableTo(typeof(IEvent)) || PureEndings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)));

    private static bool IsImpure(MemberInfo member) =>
        ImpureMembers.Contains(NameOf(member)) || TypesOf(member).Any(IsImpureType);

    private static bool IsImpureType(Type type) =>
        ImpureTypes.Contains(type)
        || (type.Namespace is { } home && ImpureNamespaces.Any(impure => home == impure || home.StartsWith(impure + ".", StringComparison.Ordinal)))
        || (type.IsGenericType && type.GetGenericArguments().Any(IsImpureType));

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        { DeclaringType: { } declaring } => [declaring],
        _ => [],
    };

    private static string NameOf(MemberInfo member) =>
        member is Type type ? type.ToString() : $"{member.DeclaringType}.{member.Name}";

    private sealed class Impure
    {
        public static async Task<string> Do()
        {
            Func<Guid> make = () => Guid.NewGuid();
            await Task.CompletedTask;
            return $"{DateTimeOffset.UtcNow} {make()}";
        }
    }
}
