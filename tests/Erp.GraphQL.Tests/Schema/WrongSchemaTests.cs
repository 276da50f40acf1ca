using Erp.GraphQL.Schema;

namespace Erp.GraphQL.Tests.Schema;

/// <summary>What the specification's type validation refuses is refused at start-up, with the culprit's name.</summary>
public class WrongSchemaTests
{
    [Theory]
    [InlineData(typeof(NotANumber), "Field \"Query.thing\" (NotANumber.Thing): \"Thing\", input \"value\": the default value NaN does not fit the type \"Float!\"")]
    [InlineData(typeof(HiddenDefault), "Field \"Query.thing\" (HiddenDefault.Thing): \"Thing\", input \"colour\": the default value Secret does not fit the type \"Colour!\"")]
    [InlineData(typeof(UndefinedDefault), "Field \"Query.thing\" (UndefinedDefault.Thing): \"Thing\", input \"colour\": the default value 99 does not fit the type \"Colour!\"")]
    [InlineData(typeof(DeprecatedArgument), "Required argument \"value\" of field \"Query.thing\" cannot be deprecated.")]
    [InlineData(typeof(DeprecatedInputField), "Required input field \"OldInput.a\" cannot be deprecated.")]
    [InlineData(typeof(OneOfWithDefault), "Field \"PickInput.a\" of a oneOf input must be nullable and have no default value.")]
    [InlineData(typeof(ByReference), "Field \"Query.thing\" (ByReference.Thing): parameter \"value\" is passed by reference.")]
    [InlineData(typeof(SameArgument), "Field \"Query.thing\" (SameArgument.Thing): two arguments are named \"value\".")]
    [InlineData(typeof(BadArgumentName), "Field \"Query.thing\" (BadArgumentName.Thing): \"Thing\", input \"a-b\": \"a-b\" is not a valid name")]
    [InlineData(typeof(InputAndOutput), "Field \"Query.other\" (InputAndOutput.Other): \"Other\", input \"value\": Two types have the name \"BothInput\": Erp.GraphQL.Tests.Schema.WrongSchemaTests+BothInput and Erp.GraphQL.Tests.Schema.WrongSchemaTests+Both; rename one with [GraphQLName].")]
    public void A_wrong_class_is_refused_with_its_name(Type type, string message) =>
        Assert.Equal(message, Assert.Throws<SchemaException>(() => Build(type)).Message);

    [Fact]
    public void A_field_is_not_deprecated_behind_its_interface()
    {
        var error = Assert.Throws<SchemaException>(() => Build(typeof(Promises), typeof(Withdraws)));

        Assert.Equal(
            "Field \"Withdraws.name\" is deprecated, but \"IPromise\", which promises it, does not say so.", error.Message);
    }

    private static Types.GraphQLSchema Build(params Type[] types)
    {
        var builder = new SchemaBuilder();
        foreach (var type in types) builder.AddType(type);
        return builder.Build();
    }

    public enum Colour
    {
        Red,

        [GraphQLIgnore]
        Secret,
    }

    public sealed record Old([property: GraphQLDeprecated("Gone.")] int A);

    [OneOf]
    public sealed record Pick(string? A = "a", string? B = null);

    public sealed record Both(int A);

    public sealed record BothInput(int A);

    [QueryType]
    public static class NotANumber
    {
        public static int Thing(double value = double.NaN) => 1;
    }

    [QueryType]
    public static class HiddenDefault
    {
        public static int Thing(Colour colour = Colour.Secret) => 1;
    }

    [QueryType]
    public static class UndefinedDefault
    {
        public static int Thing(Colour colour = (Colour)99) => 1;
    }

    [QueryType]
    public static class DeprecatedArgument
    {
        public static int Thing([GraphQLDeprecated("Gone.")] int value) => 1;
    }

    [QueryType]
    public static class DeprecatedInputField
    {
        public static int Thing(Old value) => 1;
    }

    [QueryType]
    public static class OneOfWithDefault
    {
        public static int Thing(Pick value) => 1;
    }

    [QueryType]
    public static class ByReference
    {
        public static int Thing(ref int value) => value;
    }

    [QueryType]
    public static class SameArgument
    {
        public static int Thing(int value, [GraphQLName("value")] int other) => 1;
    }

    [QueryType]
    public static class BadArgumentName
    {
        public static int Thing([GraphQLName("a-b")] int value) => 1;
    }

    [QueryType]
    public static class InputAndOutput
    {
        public static BothInput? Thing() => null;

        public static int Other(Both value) => 1;
    }

    [InterfaceType]
    public interface IPromise
    {
        string Name { get; }
    }

    [QueryType]
    public static class Promises
    {
        public static IPromise? Thing() => null;
    }

    [ObjectType]
    public sealed class Withdraws : IPromise
    {
        [GraphQLDeprecated("Gone.")]
        public string Name => "";
    }
}
