using System.Text;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>
/// Writes random documents that fit a schema, with a mistake here and there: unknown names, missing or wrong arguments,
/// variables of other types, fragments in the wrong place, names used twice. One seed gives one document.
/// </summary>
internal sealed class DocumentGenerator(GraphQLSchema schema, int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] Aliases = ["a", "b", "name", "id"];

    private readonly Random _random = new(seed);

    /// <summary>Half of the documents are meant to be right.</summary>
    private readonly double _mistakes = seed % 2 == 0 ? 0 : 0.04;

    private readonly List<(string Name, CompositeType Type)> _fragments = [];
    private readonly List<string> _variables = [];
    private ValueGenerator _values = null!;

    /// <summary>The first fragment that may be spread from here.</summary>
    private int _spreadable;

    public string Document()
    {
        _values = new ValueGenerator(_random, _mistakes, Variable);
        var (keyword, root) = Operation();
        for (var i = _random.Next(4); i > 0; i--) _fragments.Add(($"F{i}", AnyComposite()));
        var selections = Selections(root, 0);
        var fragments = new StringBuilder();
        // A fragment spreads later ones only, unless by mistake.
        for (_spreadable = 1; _spreadable <= _fragments.Count; _spreadable++)
        {
            var (name, type) = _fragments[_spreadable - 1];
            if (Mistake()) (name, _spreadable) = ("F1", 0);
            fragments.Append($"\nfragment {name} on {type.Name}{Directives(1)} {Selections(type, 1)}");
            if (_spreadable == 0) break;
        }
        var variables = _variables.Count == 0 ? "" : $"({string.Join(", ", _variables)})";
        var name1 = _random.Next(3) == 0 ? "" : " Q";
        var text = $"{keyword}{name1}{variables}{Directives(0)} {selections}{fragments}";
        if (Mistake()) text += $"\nquery {Pick("Q", "R", "")} {{ __typename }}";
        return text;
    }

    private (string Keyword, ObjectType Root) Operation()
    {
        var kinds = new[] { OperationKind.Query, OperationKind.Query, OperationKind.Query, OperationKind.Mutation, OperationKind.Subscription };
        var kind = kinds[_random.Next(kinds.Length)];
        return schema.RootType(kind) is { } root
            ? (kind.ToString().ToLowerInvariant(), root)
            : ("query", schema.QueryType);
    }

    private CompositeType AnyComposite()
    {
        var types = schema.Types.OfType<CompositeType>().Where(type => !type.IsIntrospection).ToArray();
        return types[_random.Next(types.Length)];
    }

    private string Selections(CompositeType type, int depth)
    {
        var text = new StringBuilder("{");
        for (var i = _random.Next(1, 5); i > 0; i--) text.Append(' ').Append(Selection(type, depth));
        return text.Append(" }").ToString();
    }

    private string Selection(CompositeType type, int depth) => _random.Next(10) switch
    {
        0 => $"...{Condition(type)}{Directives(3)} {Selections(type, depth + 1)}",
        1 when depth < MaxDepth => Inline(type, depth),
        2 when Spreadable(type) is { } name => $"...{name}{Directives(3)}",
        _ => Field(type, depth),
    };

    private string Condition(CompositeType type) => _random.Next(2) == 0 ? "" : $" on {(Mistake() ? AnyComposite().Name : type.Name)}";

    private string Inline(CompositeType type, int depth)
    {
        var possible = schema.Types.OfType<CompositeType>().Where(other => !other.IsIntrospection && other.Overlaps(type)).ToArray();
        var other = Mistake() ? AnyComposite() : possible[_random.Next(possible.Length)];
        return $"... on {other.Name}{Directives(3)} {Selections(other, depth + 1)}";
    }

    private string? Spreadable(CompositeType type)
    {
        if (Mistake()) return "Nope";
        var fitting = _fragments.Skip(_spreadable)
            .Where(fragment => fragment.Type.Overlaps(type) || Mistake()).ToArray();
        return fitting.Length == 0 ? null : fitting[_random.Next(fitting.Length)].Name;
    }

    private string Field(CompositeType type, int depth)
    {
        var known = type is FieldsType fields ? fields.Fields : [];
        if (depth >= MaxDepth) known = [.. known.Where(candidate => candidate.Type.Named.IsLeaf)];
        if (known.IsEmpty || _random.Next(12) == 0) return Pick("", "t: ") + "__typename";
        if (Mistake()) return $"{Alias()}nope{Pick("", " { a }", "(a: 1)")}";
        var field = known[_random.Next(known.Length)];
        var inner = field.Type.Named is CompositeType composite ? " " + Selections(composite, depth + 1) : "";
        if (Mistake()) inner = inner.Length > 0 ? "" : " { x }";
        return $"{Alias()}{field.Name}{Arguments(field.Arguments)}{Directives(3)}{inner}";
    }

    private string Alias() => _random.Next(7) == 0 ? $"{Aliases[_random.Next(Aliases.Length)]}: " : "";

    private string Arguments(IReadOnlyList<InputValueDefinition> arguments)
    {
        var given = arguments
            .Where(argument => argument.IsRequired ? !Mistake() : _random.Next(2) == 0)
            .Select(argument => $"{argument.Name}: {_values.Value(argument.Type, 0, argument.DefaultValue is not null)}")
            .ToList();
        if (Mistake()) given.Add(Pick("nope: 1", given.Count > 0 ? given[0] : "nope: $nope"));
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";
    }

    /// <summary>Uses a variable of a type, or of one that fits it, or by mistake of one that does not.</summary>
    private string Variable(GraphQLType type, bool hasDefault)
    {
        var name = $"v{_variables.Count}";
        if (_variables.Count > 0 && _random.Next(4) == 0) return $"$v{_random.Next(_variables.Count)}";
        var declared = type.ToString()!;
        if (!type.IsNonNull && _random.Next(3) == 0) declared += "!";
        if (hasDefault && type.IsNonNull && _random.Next(2) == 0) declared = type.Nullable.ToString()!;
        if (Mistake()) declared = Pick("Int", "[String]", "Boolean!", "Nope", "Query");
        var constant = _random.Next(3) == 0 ? $" = {new ValueGenerator(_random, _mistakes, null).Value(type, 0, false)}" : "";
        if (!Mistake()) _variables.Add($"${name}: {declared}{constant}");
        return "$" + name;
    }

    /// <param name="where">0 an operation, 1 a fragment definition, 3 a selection.</param>
    private string Directives(int where)
    {
        if (Mistake()) return Pick(" @nope", " @skip", " @include(if: true) @include(if: true)", " @deprecated", " @skip(if: 1)");
        if (where != 3 || _random.Next(8) > 0) return "";
        var condition = _random.Next(3) == 0 ? _values.Value(schema.FindDirective("skip")!.Arguments[0].Type, 0, false) : Pick("true", "false");
        return $" @{Pick("skip", "include")}(if: {condition})";
    }

    private bool Mistake() => _random.NextDouble() < _mistakes;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
