using Erp.GraphQL.Tests.Oracle.Worlds;

namespace Erp.GraphQL.Tests.Oracle.Schemas;

/// <summary>Every form of input, given back as it arrived.</summary>
public static class FormSchema
{
    public static Type[] Types { get; } = [typeof(Query)];

    public enum Size
    {
        Small,
        ExtraLarge,
    }

    [GraphQLDescription("A form with \"quotes\", \\ and\nlines.")]
    public sealed record Form(
        bool Agreed,
        [property: GraphQLDescription("Not negative.")] Optional<int?> Count,
        Optional<string?> Note,
        Optional<string?[]?> Tags,
        Optional<int[][]?> Grid,
        Optional<Form?> Inner,
        Optional<Choice?> Choice,
        [property: GraphQLDeprecated("Use size.")] Optional<string?> Big,
        Size Size = Size.Small,
        int Copies = 1,
        double Ratio = 0.5,
        string Title = "a \"title\"\n");

    [OneOf]
    [GraphQLDescription("One way or the other.")]
    public sealed record Choice(Optional<string?> Name, Optional<int?> Number, Optional<Form?> Form, Optional<Size?> Size);

    [QueryType]
    public static class Query
    {
        public static string? GetInt(Optional<int?> value) => Echo.Of(("value", value));

        public static string? GetIntRequired(int value) => Echo.Of(("value", value));

        public static string? GetIntDefault(int value = 3) => Echo.Of(("value", value));

        public static string? GetFloat(Optional<double?> value) => Echo.Of(("value", value));

        public static string? GetText(Optional<string?> value) => Echo.Of(("value", value));

        public static string? GetTextDefault(string? value = "x") => Echo.Of(("value", value));

        public static string? GetFlag(Optional<bool?> value) => Echo.Of(("value", value));

        public static string? GetId([ID] Optional<string?> value) => Echo.Of(("value", value));

        public static string? GetSize(Optional<Size?> value) => Echo.Of(("value", value));

        public static string? GetSizeDefault(Size value = Size.ExtraLarge) => Echo.Of(("value", value));

        public static string? GetList(Optional<int?[]?> value) => Echo.Of(("value", value));

        public static string? GetStrictList(int[] value) => Echo.Of(("value", value));

        public static string? GetNested(Optional<int?[]?[]?> value) => Echo.Of(("value", value));

        public static string? GetForm(Optional<Form?> value) => Echo.Of(("value", value));

        public static string? GetForms(Optional<Form?[]?> value) => Echo.Of(("value", value));

        public static string? GetChoice(Optional<Choice?> value) => Echo.Of(("value", value));

        public static string? GetMany(
            int one,
            int two,
            Optional<string?> three,
            [GraphQLDescription("A block\nof text with \"\"\" in it.")] Optional<bool?> four,
            [GraphQLDeprecated("No longer supported")] int five = 5) =>
            Echo.Of(("one", one), ("two", two), ("three", three), ("four", four), ("five", five));

        public static Query2? GetDeeper() => new();
    }

    public sealed class Query2
    {
        [GraphQLName("same")]
        public string? Same(Optional<int?> value) => Echo.Of(("value", value));

        [GraphQLName("deeper")]
        public Query2 Deeper() => this;
    }
}
