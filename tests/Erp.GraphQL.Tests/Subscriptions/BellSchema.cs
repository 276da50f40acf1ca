using System.Runtime.CompilerServices;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>A schema whose subscriptions do what subscriptions can do.</summary>
public static class BellSchema
{
    public static Type[] Types { get; } = [typeof(Query), typeof(Mutation), typeof(Subscription), typeof(RingFields)];

    [QueryType]
    public static class Query
    {
        public static int Double(int n) => n * 2;

        public static string? Caller([GlobalState("caller")] string? caller) => caller;

        public static string? Ambient() => BellSessions.Ambient.Value;

        public static string Long(int length) => new('x', length);
    }

    [MutationType]
    public static class Mutation
    {
        public static int Ring(int number, Bell bell)
        {
            bell.Ring(number);
            return number;
        }
    }

    [ObjectType<Ring>]
    public static class RingFields
    {
        public static int GetHalf([Parent] Ring ring) =>
            ring.Number % 2 == 0 ? ring.Number / 2 : throw new GraphQLException("An odd ring has no half.", "ODD");
    }

    [SubscriptionType]
    public static class Subscription
    {
        [Subscribe(With = nameof(SubscribeToRings))]
        public static Ring Rings([EventMessage] Ring ring) => ring;

        public static IAsyncEnumerable<Ring> SubscribeToRings(Bell bell, CancellationToken cancellation) =>
            bell.ListenAsync(cancellation);

        [Subscribe(With = nameof(SubscribeToCount))]
        public static int Count([EventMessage] int number, int? times) => number * (times ?? 1);

        public static async IAsyncEnumerable<int> SubscribeToCount(int from, int to)
        {
            for (var number = from; number <= to; number++)
            {
                await Task.Yield();
                yield return number;
            }
        }

        [Subscribe(With = nameof(SubscribeToFlaws))]
        public static int Flaws([EventMessage] int number) => number;

        public static async IAsyncEnumerable<int> SubscribeToFlaws(
            int after, [EnumeratorCancellation] CancellationToken cancellation)
        {
            for (var number = 1; number <= after; number++) yield return number;
            await Task.Yield();
            throw new GraphQLException("The source has run dry.", "DRY");
        }

        [Subscribe(With = nameof(SubscribeToLate))]
        public static string Late([EventMessage] string text, string suffix = "") => text + suffix;

        public static async Task<IAsyncEnumerable<string>> SubscribeToLate(string? text)
        {
            await Task.Yield();
            return text is null
                ? throw new GraphQLException("There is nothing to listen to.", "NOTHING")
                : new[] { text }.ToAsyncEnumerable();
        }

        [Authorize("hear")]
        [Subscribe(With = nameof(SubscribeToRings))]
        public static int Secrets([EventMessage] Ring ring) => ring.Number;
    }
}
