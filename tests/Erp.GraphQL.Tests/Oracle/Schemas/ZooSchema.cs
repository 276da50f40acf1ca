using Erp.GraphQL.Tests.Oracle.Worlds;

namespace Erp.GraphQL.Tests.Oracle.Schemas;

/// <summary>
/// Interfaces that implement interfaces, unions, nulls and failures at every depth, in lists and below non-null types.
/// </summary>
public static class ZooSchema
{
    public static World World { get; } = new("zoo.json", Create);

    public static Type[] Types { get; } =
        [typeof(Query), typeof(Mutation), typeof(Subscription), typeof(Dog), typeof(Cat), typeof(Parrot), typeof(Human)];

    private static object Create(string type, Entity entity) => type switch
    {
        "Dog" => new Dog(entity),
        "Cat" => new Cat(entity),
        "Parrot" => new Parrot(entity),
        "Human" => new Human(entity),
        "Home" => new Home(entity),
        _ => throw new InvalidOperationException($"The world has a {type}, the schema has none."),
    };

    public enum Mood
    {
        Happy,
        Bored,

        [GraphQLDeprecated("Nobody is angry.")]
        VeryAngry,
    }

    [InterfaceType("Being")]
    [GraphQLDescription("Whatever lives.")]
    public interface IBeing
    {
        [ID]
        string Id { get; }

        string? Name { get; }
    }

    [InterfaceType("Animal")]
    public interface IAnimal : IBeing
    {
        int Legs { get; }

        double? Weight { get; }

        IReadOnlyList<IAnimal?>? Friends { get; }
    }

    [InterfaceType("Pet")]
    public interface IPet : IAnimal
    {
        string? Nickname { get; }

        IReadOnlyList<string?> Tags { get; }

        Human? Owner { get; }
    }

    [UnionType("Resident")]
    public interface IResident;

    [UnionType("CatOrDog")]
    public interface ICatOrDog;

    public abstract class Pet(Entity entity) : IPet
    {
        [GraphQLIgnore]
        public Entity Entity { get; } = entity;

        [ID]
        public string Id => Entity.Text("id")!;

        public string? Name => Entity.Text("name");

        public int Legs => Entity.Int("legs")!.Value;

        public double? Weight => Entity.Float("weight");

        public IReadOnlyList<IAnimal?>? Friends => Entity.Objects<IAnimal>("friends");

        public string? Nickname => Entity.Text("nickname");

        public IReadOnlyList<string?> Tags => Entity.List("tags", item => item.GetString())!;

        public Human? Owner => Entity.Object<Human>("owner");
    }

    [ObjectType]
    public sealed class Dog(Entity entity) : Pet(entity), IResident, ICatOrDog
    {
        public int? BarkVolume => Entity.Int("barkVolume");

        [GraphQLDeprecated("Ask isHouseTrained.")]
        public bool? Trained => Entity.Flag("trained");

        public bool IsHouseTrained => Entity.Flag("isHouseTrained")!.Value;

        public Mood? Mood => Entity.Enum<Mood>("mood");

        public IReadOnlyList<IReadOnlyList<int?>?>? Diary => Entity.List(
            "diary", row => (IReadOnlyList<int?>)[.. row.EnumerateArray().Select(item => item.ValueKind == System.Text.Json.JsonValueKind.Null ? null : (int?)item.GetInt32())]);

        public string Chip => Entity.Text("chip")!;

        [GraphQLName("best")]
        public async Task<Dog> GetBestAsync()
        {
            await Task.Yield();
            return Entity.Object<Dog>("best")!;
        }

        [GraphQLName("obeys")]
        public string Obeys(
            Mood inMood,
            [GraphQLDescription("How often.")] int times = 1,
            [GraphQLDeprecated("Shouting does not help.")] Optional<bool?> loudly = default) =>
            Echo.Of(("inMood", inMood), ("times", times), ("loudly", loudly));
    }

    [ObjectType]
    public sealed class Cat(Entity entity) : Pet(entity), IResident, ICatOrDog
    {
        public int? MeowVolume => Entity.Int("meowVolume");

        public string? BarkVolume => Entity.Text("barkVolume");

        public int Lives => Entity.Int("lives") ?? throw new GraphQLException("nobody counts lives", "WORLD");

        public Mood Mood => Entity.Enum<Mood>("mood")!.Value;

        [GraphQLName("obeys")]
        public string? Obeys(Optional<string?> whom) => Echo.Of(("whom", whom));
    }

    [ObjectType]
    public sealed class Parrot(Entity entity) : Pet(entity)
    {
        public IReadOnlyList<string?>? Words => Entity.List("words", item => item.GetString());

        [GraphQLName("says")]
        public ValueTask<string?> SaysAsync() => new(Entity.Text("says"));
    }

    [ObjectType]
    public sealed class Human(Entity entity) : IBeing, IResident
    {
        [ID]
        public string Id => entity.Text("id")!;

        public string? Name => entity.Text("name");

        public int? Age => entity.Int("age");

        [GraphQLName("pets")]
        public Task<IReadOnlyList<IPet?>?> PetsAsync() => Task.FromResult(entity.Objects<IPet>("pets"));

        public Home? Home => entity.Object<Home>("home");
    }

    public sealed record Home(Entity entity)
    {
        [GraphQLIgnore]
        public Entity entity { get; } = entity;

        public string Street => entity.Text("street")!;

        public IReadOnlyList<IResident?>? Residents => entity.Objects<IResident>("residents");
    }

    [QueryType]
    public static class Query
    {
        private static Entity Root => World.Root;

        public static Dog? GetDog() => Root.Object<Dog>("dog");

        public static async Task<Cat?> GetCatAsync()
        {
            await Task.Yield();
            return Root.Object<Cat>("cat");
        }

        public static Human? GetHuman() => Root.Object<Human>("human");

        public static Human? GetNobody() => null;

        public static IPet? GetPet() => Root.Object<IPet>("pet");

        public static IReadOnlyList<IBeing?>? GetBeings() => Root.Objects<IBeing>("beings");

        public static IReadOnlyList<IPet> GetPets() => Root.Objects<IPet>("pets")!;

        public static IReadOnlyList<IPet>? GetStrictPets() => Root.Objects<IPet>("strictPets")!;

        public static IReadOnlyList<IResident?>? GetResidents() => Root.Objects<IResident>("residents");

        public static ICatOrDog? GetCatOrDog() => Root.Object<ICatOrDog>("catOrDog");

        public static IPet? GetFailing() => Root.Object<IPet>("failing");

        public static string GetNamed() => Root.Text("named")!;
    }

    [MutationType]
    public static class Mutation
    {
        public static string Feed([ID] string animal, double? grams = 100) => Echo.Of(("animal", animal), ("grams", grams));

        public static Dog? Adopt() => World.Root.Object<Dog>("adopt");
    }

    [SubscriptionType]
    public static class Subscription
    {
        [Subscribe(With = nameof(SubscribeToBarks))]
        public static string Barks([EventMessage] string bark) => bark;

        public static IAsyncEnumerable<string> SubscribeToBarks(int? atLeast) => new[] { $"{atLeast}" }.ToAsyncEnumerable();

        [Subscribe(With = nameof(SubscribeToArrivals))]
        public static IPet? Arrivals([EventMessage] IPet? pet) => pet;

        public static IAsyncEnumerable<IPet?> SubscribeToArrivals() => AsyncEnumerable.Empty<IPet?>();
    }
}
