namespace Erp.GraphQL.Tests.Validation;

/// <summary>A schema with every kind of type, in the manner of the specification's examples.</summary>
public static class PetSchema
{
    public static Type[] Types { get; } = [typeof(Query), typeof(Mutation), typeof(Subscription), typeof(Dog), typeof(Cat), typeof(Human)];

    public enum DogCommand
    {
        Sit,
        Heel,
        RollOver,
    }

    [InterfaceType("Being")]
    public interface IBeing
    {
        string? Name { get; }
    }

    [InterfaceType("Pet")]
    public interface IPet : IBeing
    {
        string? Nickname { get; }
    }

    [UnionType("CatOrDog")]
    public interface ICatOrDog;

    [ObjectType]
    public sealed record Dog(string? Name, string? Nickname, int? BarkVolume) : IPet, ICatOrDog
    {
        [GraphQLName("doesKnowCommand")]
        public bool DoesKnow(DogCommand command) => command == DogCommand.Sit;

        [GraphQLName("isHouseTrained")]
        public bool IsHouseTrained(bool atOtherHomes = true) => atOtherHomes;

        public Human? Owner => null;
    }

    [ObjectType]
    public sealed record Cat(string? Name, string? Nickname, int? MeowVolume) : IPet, ICatOrDog
    {
        public string? BarkVolume => null;
    }

    [ObjectType]
    public sealed record Human(string? Name, IReadOnlyList<IPet>? Pets) : IBeing;

    public sealed record ComplexInput(bool RequiredField, int? IntField, string? StringField, string?[]? StringListField, int NonNullField = 5);

    [OneOf]
    public sealed record ByInput(string? Name, int? Number);

    [QueryType]
    public static class Query
    {
        public static Dog? GetDog() => null;

        public static Cat? GetCat() => null;

        public static Human? GetHuman([ID] string? id) => null;

        public static IPet? GetPet() => null;

        public static IBeing? GetBeing() => null;

        public static ICatOrDog? GetCatOrDog() => null;

        public static string? GetInt(int? value) => null;

        public static string? GetNonNullInt(int value) => null;

        public static string? GetDefaulted(int value = 3) => null;

        public static string? GetTwo(int one, int two) => null;

        public static string? GetString(string? value) => null;

        public static string? GetFloat(double? value) => null;

        public static string? GetBoolean(bool? value) => null;

        public static string? GetId([ID] string? value) => null;

        public static string? GetEnum(DogCommand? value) => null;

        public static string? GetList(string?[]? value) => null;

        public static string? GetComplex(ComplexInput? value) => null;

        public static string? GetBy(ByInput? value) => null;

        public static string? GetAmount(decimal? value) => null;
    }

    [MutationType]
    public static class Mutation
    {
        public static bool Feed() => true;
    }

    [SubscriptionType]
    public static class Subscription
    {
        [Subscribe(With = nameof(SubscribeToSounds))]
        public static string Barks([EventMessage] string sound) => sound;

        [Subscribe(With = nameof(SubscribeToSounds))]
        public static string Meows([EventMessage] string sound) => sound;

        public static IAsyncEnumerable<string> SubscribeToSounds() => AsyncEnumerable.Empty<string>();
    }
}
