using System.Text.RegularExpressions;

namespace Erp.GraphQL.Tests.Oracle;

/// <summary>Changes a few tokens of a document: drops, doubles, swaps or replaces them. One seed gives one change.</summary>
internal static partial class TokenFuzzer
{
    private static readonly string[] Alphabet =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "$", "@", "&", "|", "...", "on", "query", "fragment", "mutation", "subscription",
        "true", "null", "name", "id", "__typename", "__schema", "Dog", "Query", "Int", "1", "-0", "01", "1.", "1e5", "0x1", "\"s\"", "\"\"\"b\"\"\"",
        "\"open", "\"\\u{110000}\"", "\"\\uD83D\\uDE00\"", "#c\n", "\uFEFF", "é", "\0", "\r\n", "$v0", "@skip(if: true)", "type T { a: Int }", "\"d\"", "",
    ];

    public static string Change(string document, int seed)
    {
        var random = new Random(seed);
        var tokens = Token().Matches(document).Select(match => match.Value).ToList();
        for (var i = random.Next(1, 4); i > 0 && tokens.Count > 1; i--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(4))
            {
                case 0: tokens.RemoveAt(at); break;
                case 1: tokens.Insert(at, tokens[random.Next(tokens.Count)]); break;
                case 2:
                    var other = random.Next(tokens.Count);
                    (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                    break;
                default: tokens[at] = Alphabet[random.Next(Alphabet.Length)]; break;
            }
        }
        return string.Join(random.Next(6) == 0 ? "\n" : " ", tokens);
    }

    [GeneratedRegex("""\"\"\".*?\"\"\"|"(\\.|[^"\\])*"|\.\.\.|[A-Za-z0-9_.+-]+|[^\s,]""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
