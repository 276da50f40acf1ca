using Erp.GraphQL.Types;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>Writes random literals of a type, by mistake sometimes of another.</summary>
/// <param name="random">The source of choices.</param>
/// <param name="mistakes">How likely each choice is a wrong one.</param>
/// <param name="variable">Gives the use of a variable; null where only constants may stand.</param>
internal sealed class ValueGenerator(Random random, double mistakes, Func<GraphQLType, bool, string>? variable)
{
    private const int MaxDepth = 3;

    private static readonly string[] Texts = ["\"\"", "\"a\"", "\"é ☃ \\\"q\\\" \\n \\u00e9\"", "\"\"\"block\n  of \\\"\"\" text\"\"\"", "\"RED\""];
    private static readonly string[] Anything = ["1", "-7", "1.5", "\"x\"", "true", "null", "SMALL", "NOPE", "[]", "{}", "{a: 1, a: 2}", "[null]", "99999999999", "$nope"];

    public string Value(GraphQLType type, int depth, bool hasDefault)
    {
        if (Mistake()) return variable is null ? Anything[random.Next(Anything.Length - 1)] : Anything[random.Next(Anything.Length)];
        if (variable is not null && random.Next(5) == 0) return variable(type, hasDefault);
        if (!type.IsNonNull && random.Next(10) == 0) return "null";
        return type.Nullable switch
        {
            ListType list when depth < MaxDepth && random.Next(5) > 0 => List(list.Item, depth),
            ListType list => Value(list.Item, depth + 1, false),
            InputObjectType input => Object(input, depth),
            EnumType values => values.Values[random.Next(values.Values.Length)].Name,
            var scalar => Scalar(scalar.Named.Name),
        };
    }

    private string Scalar(string name) => name switch
    {
        "Int" => Pick("0", "1", "-42", "2147483647", "-2147483648"),
        "Float" => Pick("0", "1.5", "-0.25", "3", "1e3"),
        "Boolean" => Pick("true", "false"),
        "ID" => Pick("\"id\"", "42", "\"\""),
        _ => Pick(Texts),
    };

    private string List(GraphQLType item, int depth) =>
        $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(item, depth + 1, false)))}]";

    private string Object(InputObjectType type, int depth)
    {
        var fields = type.IsOneOf
            ? [type.Fields[random.Next(type.Fields.Length)]]
            : type.Fields.Where(field => field.IsRequired ? !Mistake() : depth < MaxDepth && random.Next(4) == 0).ToList();
        if (type.IsOneOf && Mistake()) fields.Add(type.Fields[random.Next(type.Fields.Length)]);
        var given = fields.Select(field => $"{field.Name}: {Value(OneOf(type, field.Type), depth + 1, field.DefaultValue is not null)}").ToList();
        if (Mistake()) given.Add("nope: 1");
        return $"{{{string.Join(", ", given)}}}";
    }

    /// <summary>The one field of a oneOf input must not be null, though its type says otherwise.</summary>
    private GraphQLType OneOf(InputObjectType owner, GraphQLType type) =>
        owner.IsOneOf && !Mistake() ? new NonNullType(type.Nullable) : type;

    private bool Mistake() => random.NextDouble() < mistakes;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
