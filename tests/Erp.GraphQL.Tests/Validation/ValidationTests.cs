using Erp.GraphQL.Language;
using Erp.GraphQL.Types;
using Erp.GraphQL.Validation;

namespace Erp.GraphQL.Tests.Validation;

public class ValidationTests
{
    private static readonly GraphQLSchema Schema = Build();

    [Theory]
    [InlineData("{ dog { name owner { name } } }")]
    [InlineData("query ($id: ID) { human(id: $id) { name pets { ... on Dog { barkVolume } ...C } } } fragment C on Cat { meowVolume }")]
    [InlineData("{ pet { __typename name nickname ... on Being { name } } catOrDog { __typename ... on Pet { name } } }")]
    [InlineData("query A { dog { name } } query B { cat { name } } mutation C { feed } subscription D { barks }")]
    [InlineData("{ dog { doesKnowCommand(command: ROLL_OVER) isHouseTrained } }")]
    [InlineData("{ complex(value: {requiredField: true, stringListField: [\"a\", null, \"b\"]}) list(value: \"one\") }")]
    [InlineData("{ int(value: 1) float(value: 1) id(value: 7) amount(value: 1.5) boolean(value: true) list(value: null) }")]
    [InlineData("query ($a: Int = 1, $b: Boolean!) { nonNullInt(value: $a) defaulted(value: $a) dog @skip(if: $b) { name } }")]
    [InlineData("query ($n: Int) { defaulted(value: $n) complex(value: {requiredField: true, nonNullField: $n}) }")]
    [InlineData("query ($s: String!) { list(value: [$s, \"b\"]) by(value: {name: $s}) }")]
    [InlineData("{ by(value: {number: 1}) }")]
    [InlineData("{ dog { n: name } x: dog { n: nickname } }")]
    [InlineData("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: meowVolume } } }")]
    [InlineData("{ a: int(value: 1) a: int(value: 1) c: complex(value: {requiredField: true, intField: 1}) c: complex(value: {intField: 1, requiredField: true}) }")]
    [InlineData("{ __schema { types { name fields { type { name } } } } __type(name: \"Dog\") { kind } }")]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }")]
    public void A_valid_document_passes(string document) => Assert.Empty(Validate(document));

    [Theory]
    [InlineData("fragment F on Dog { name }", "The document has no operation.")]
    [InlineData("{ dog { name } } type T { a: Int }", "Type definitions are not executable.")]
    [InlineData("query A { dog { name } } query A { cat { name } }", "There can be only one operation named \"A\".")]
    [InlineData("{ dog { name } } query A { cat { name } }", "This anonymous operation must be the only defined operation.")]
    [InlineData("subscription { barks meows }", "Anonymous Subscription must select only one top level field.")]
    [InlineData("subscription S { ...F } fragment F on Subscription { barks meows }", "Subscription \"S\" must select only one top level field.")]
    [InlineData("subscription { __typename }", "Anonymous Subscription must not select an introspection top level field.")]
    public void Operations(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("query ($a: Nope) { int(value: $a) }", "Unknown type \"Nope\".")]
    [InlineData("{ ... on Doge { name } }", "Unknown type \"Doge\". Did you mean \"Dog\"?")]
    [InlineData("{ ... on DogCommand { name } }", "Fragment cannot condition on non composite type \"DogCommand\".")]
    [InlineData("{ ...F } fragment F on Int { name }", "Fragment \"F\" cannot condition on non composite type \"Int\".")]
    [InlineData("query ($d: Dog) { int(value: $d) }", "Variable \"$d\" cannot be non-input type \"Dog\".")]
    public void Types(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ dog }", "Field \"dog\" of type \"Dog\" must have a selection of subfields. Did you mean \"dog { ... }\"?")]
    [InlineData("{ dog { name { x } } }", "Field \"name\" must not have a selection since type \"String\" has no subfields.")]
    [InlineData("{ dog { nmae } }", "Cannot query field \"nmae\" on type \"Dog\". Did you mean \"name\"?")]
    [InlineData("{ pet { barkVolume } }", "Cannot query field \"barkVolume\" on type \"Pet\".")]
    [InlineData("{ catOrDog { name } }", "Cannot query field \"name\" on type \"CatOrDog\".")]
    [InlineData("{ dog { __schema { types { name } } } }", "Cannot query field \"__schema\" on type \"Dog\".")]
    public void Fields(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ ...F } fragment F on Query { dog { name } } fragment F on Query { cat { name } }", "There can be only one fragment named \"F\".")]
    [InlineData("{ ...Nope }", "Unknown fragment \"Nope\".")]
    [InlineData("{ dog { name } } fragment F on Dog { name }", "Fragment \"F\" is never used.")]
    [InlineData("{ dog { ... on Cat { name } } }", "Fragment cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".")]
    [InlineData("{ dog { ...C } } fragment C on Cat { name }", "Fragment \"C\" cannot be spread here as objects of type \"Dog\" can never be of type \"Cat\".")]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { owner { ... on Human { pets { ...A } } } }", "Cannot spread fragment \"A\" within itself via \"B\".")]
    [InlineData("{ dog { ...A } } fragment A on Dog { ...A }", "Cannot spread fragment \"A\" within itself.")]
    public void Fragments(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("query ($a: Int, $a: Int) { int(value: $a) }", "There can be only one variable named \"$a\".")]
    [InlineData("{ int(value: $a) }", "Variable \"$a\" is not defined.")]
    [InlineData("query Q { ...F } fragment F on Query { int(value: $a) }", "Variable \"$a\" is not defined by operation \"Q\".")]
    [InlineData("query ($a: Int) { dog { name } }", "Variable \"$a\" is never used.")]
    [InlineData("query Q($a: Int) { dog { name } }", "Variable \"$a\" is never used in operation \"Q\".")]
    [InlineData("query ($a: String) { int(value: $a) }", "Variable \"$a\" of type \"String\" used in position expecting type \"Int\".")]
    [InlineData("query ($a: Int) { nonNullInt(value: $a) }", "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData("query ($a: Int = null) { nonNullInt(value: $a) }", "Variable \"$a\" of type \"Int\" used in position expecting type \"Int!\".")]
    [InlineData("query ($a: String) { list(value: $a) }", "Variable \"$a\" of type \"String\" used in position expecting type \"[String]\".")]
    [InlineData("query ($a: String) { by(value: {name: $a}) }", "Variable \"$a\" is of type \"String\" but must be non-nullable to be used for OneOf Input Object \"ByInput\".")]
    [InlineData("query ($a: Boolean) { dog @skip(if: $a) { name } }", "Variable \"$a\" of type \"Boolean\" used in position expecting type \"Boolean!\".")]
    public void Variables(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ dog @nope { name } }", "Unknown directive \"@nope\".")]
    [InlineData("query @skip(if: true) { dog { name } }", "Directive \"@skip\" may not be used on QUERY.")]
    [InlineData("{ dog @skip(if: true) @skip(if: false) { name } }", "The directive \"@skip\" can only be used once at this location.")]
    [InlineData("{ dog @skip { name } }", "Directive \"@skip\" argument \"if\" of type \"Boolean!\" is required, but it was not provided.")]
    [InlineData("{ dog @skip(if: true, iff: false) { name } }", "Unknown argument \"iff\" on directive \"@skip\". Did you mean \"if\"?")]
    [InlineData("{ dog @skip(if: \"yes\") { name } }", "Expected value of type \"Boolean!\", found \"yes\".")]
    public void Directives(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ int(valeu: 1) }", "Unknown argument \"valeu\" on field \"Query.int\". Did you mean \"value\"?")]
    [InlineData("{ int(value: 1, value: 2) }", "There can be only one argument named \"value\".")]
    [InlineData("{ nonNullInt }", "Field \"nonNullInt\" argument \"value\" of type \"Int!\" is required, but it was not provided.")]
    [InlineData("{ two(one: 1) }", "Field \"two\" argument \"two\" of type \"Int!\" is required, but it was not provided.")]
    public void Arguments(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ int(value: \"1\") }", "Expected value of type \"Int\", found \"1\".")]
    [InlineData("{ int(value: 1.0) }", "Expected value of type \"Int\", found 1.0.")]
    [InlineData("{ int(value: 2147483648) }", "Int cannot represent 2147483648: not between -2147483648 and 2147483647.")]
    [InlineData("{ nonNullInt(value: null) }", "Expected value of type \"Int!\", found null.")]
    [InlineData("{ string(value: 1) }", "Expected value of type \"String\", found 1.")]
    [InlineData("{ string(value: BARE) }", "Expected value of type \"String\", found BARE.")]
    [InlineData("{ boolean(value: 1) }", "Expected value of type \"Boolean\", found 1.")]
    [InlineData("{ id(value: 1.5) }", "Expected value of type \"ID\", found 1.5.")]
    [InlineData("{ amount(value: \"1,5\") }", "Decimal cannot represent \"1,5\".")]
    [InlineData("{ amount(value: 0.12345678901234567890123456789) }", "Decimal cannot represent 0.12345678901234567890123456789: more than 28 digits.")]
    [InlineData("{ enum(value: \"SIT\") }", "Enum \"DogCommand\" cannot represent non-enum value: \"SIT\".")]
    [InlineData("{ enum(value: SITT) }", "Value \"SITT\" does not exist in \"DogCommand\" enum. Did you mean \"SIT\"?")]
    [InlineData("{ int(value: [1]) }", "Expected value of type \"Int\", found [1].")]
    [InlineData("{ int(value: {a: 1}) }", "Expected value of type \"Int\", found {a: 1}.")]
    [InlineData("{ list(value: [1]) }", "Expected value of type \"String\", found 1.")]
    [InlineData("{ complex(value: {intField: 1}) }", "Field \"ComplexInput.requiredField\" of required type \"Boolean!\" was not provided.")]
    [InlineData("{ complex(value: {requiredField: true, nope: 1}) }", "Field \"nope\" is not defined by type \"ComplexInput\".")]
    [InlineData("{ complex(value: {requiredField: true, requiredField: true}) }", "There can be only one input field named \"requiredField\".")]
    [InlineData("{ complex(value: {requiredField: true, nonNullField: null}) }", "Expected value of type \"Int!\", found null.")]
    [InlineData("{ complex(value: 5) }", "Expected value of type \"ComplexInput\", found 5.")]
    [InlineData("{ by(value: {}) }", "OneOf Input Object \"ByInput\" must specify exactly one key.")]
    [InlineData("{ by(value: {name: \"a\", number: 1}) }", "OneOf Input Object \"ByInput\" must specify exactly one key.")]
    [InlineData("{ by(value: {name: null}) }", "Field \"ByInput.name\" must be non-null.")]
    [InlineData("query ($a: Int = \"x\") { int(value: $a) }", "Expected value of type \"Int\", found \"x\".")]
    public void Values(string document, string error) => AssertError(document, error);

    [Theory]
    [InlineData("{ dog { n: name n: nickname } }", "\"name\" and \"nickname\" are different fields")]
    [InlineData("{ a: int(value: 1) a: int(value: 2) }", "they have differing arguments")]
    [InlineData("{ a: int(value: 1) a: int }", "they have differing arguments")]
    [InlineData("{ pet { ... on Dog { v: barkVolume } ... on Cat { v: barkVolume } } }", "they return conflicting types \"Int\" and \"String\"")]
    [InlineData("{ pet { v: name ... on Dog { v: nickname } } }", "\"name\" and \"nickname\" are different fields")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }", "\"name\" and \"nickname\" are different fields")]
    public void Merging(string document, string because)
    {
        var key = document.Contains("x:") ? "x" : document.Contains("v:") ? "v" : document.Contains("n:") ? "n" : "a";
        AssertError(
            document,
            $"Fields \"{key}\" conflict because {because}. Use different aliases on the fields to fetch both if this was intentional.");
    }

    [Fact]
    public void A_conflict_inside_of_selections_names_both() => AssertError(
        "{ dog { x: name } dog { x: nickname } }",
        "Fields \"dog\" conflict because subfields \"x\" conflict because \"name\" and \"nickname\" are different fields. "
            + "Use different aliases on the fields to fetch both if this was intentional.");

    [Fact]
    public void Errors_carry_locations_and_a_code()
    {
        var error = Assert.Single(Validate("{\n  a: int(value: 1)\n  a: int(value: 2)\n}"));

        Assert.Equal([new SourceLocation(2, 3), new SourceLocation(3, 3)], error.Locations.ToArray());
        Assert.Equal("GRAPHQL_VALIDATION_FAILED", error.Code);
    }

    [Fact]
    public void Introspection_may_be_switched_off() => Assert.Equal(
        ["Introspection is switched off, but the document asks for \"__schema\"."],
        Messages("{ dog { __typename } __schema { types { name } } }", new GraphQLOptions { AllowIntrospection = false }));

    [Fact]
    public void Introspection_does_not_run_in_circles() => Assert.Equal(
        ["Maximum introspection depth exceeded."],
        Messages("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", new GraphQLOptions()));

    [Fact]
    public void Limits_are_told_apart() => Assert.Equal(
        [
            "The operation is nested 2 levels deep, but at most 1 are allowed.",
            "The operation selects 3 fields, but at most 2 are allowed.",
            "The operation has 2 aliases, but at most 0 are allowed.",
        ],
        Messages(
            "{ dog { ...F } } fragment F on Dog { a: name b: nickname }",
            new GraphQLOptions { MaxDepth = 1, MaxFields = 2, MaxAliases = 0 }));

    [Fact]
    public void No_more_errors_are_reported_than_allowed() =>
        Assert.Equal(3, Messages("{ a b c d e f g }", new GraphQLOptions { MaxValidationErrors = 3 }).Length);

    private static void AssertError(string document, string error) =>
        Assert.Contains(error, Validate(document).Select(found => found.Message));

    private static IReadOnlyList<GraphQLError> Validate(string document) =>
        DocumentValidator.Validate(Schema, Parser.Parse(document), new GraphQLOptions());

    private static string[] Messages(string document, GraphQLOptions options) =>
        [.. DocumentValidator.Validate(Schema, Parser.Parse(document), options).Select(error => error.Message)];

    private static GraphQLSchema Build()
    {
        var builder = new SchemaBuilder();
        foreach (var type in PetSchema.Types) builder.AddType(type);
        return builder.Build();
    }
}
