using System.Text;
using System.Text.Json;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Says where in the variables a value was refused. The path is worked out only now, so that reading costs nothing for
/// it.
/// </summary>
internal static class VariableErrors
{
    public static GraphQLError Describe(OperationPlan plan, ReadOnlySpan<byte> json, InputCoercionException error)
    {
        var path = PathTo(json, error.Offset);
        var name = path.Split('.', '[')[0];
        var variable = plan.Definition.Variables.FirstOrDefault(candidate => candidate.Name == name);
        return new GraphQLError(
            path.Length == 0 ? error.Message : $"Variable \"${path}\" got an invalid value: {error.Message}")
        {
            Code = error.Code,
            Locations = variable is null ? [] : [plan.Document.LocationOf(variable)],
        };
    }

    /// <summary>
    /// The path of the token at an offset, such as <c>input.lines[2].quantity</c>; empty when there is none.
    /// </summary>
    private static string PathTo(ReadOnlySpan<byte> json, long offset)
    {
        if (offset < 0) return "";
        var reader = new Utf8JsonReader(json);
        var steps = new Stack<(string? Name, int Index)>();
        while (reader.Read() && reader.TokenStartIndex < offset) Step(ref reader, steps);
        // An unknown field is refused at its name, before its value.
        if (reader.TokenType == JsonTokenType.PropertyName) Step(ref reader, steps);
        return Format(steps);
    }

    private static void Step(ref Utf8JsonReader reader, Stack<(string? Name, int Index)> steps)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject: steps.Push((null, -1)); break;
            case JsonTokenType.StartArray: steps.Push((null, 0)); break;
            case JsonTokenType.PropertyName:
                steps.Pop();
                steps.Push((Encoding.UTF8.GetString(reader.ValueSpan), -1));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                steps.Pop();
                EndValue(steps);
                break;
            default: EndValue(steps); break;
        }
    }

    private static void EndValue(Stack<(string? Name, int Index)> steps)
    {
        if (steps.TryPeek(out var top) && top.Index >= 0)
        {
            steps.Pop();
            steps.Push((null, top.Index + 1));
        }
    }

    private static string Format(Stack<(string? Name, int Index)> steps)
    {
        var path = new StringBuilder();
        foreach (var (name, index) in steps.Reverse())
        {
            if (index >= 0) path.Append('[').Append(index).Append(']');
            else if (name is not null) path.Append(path.Length > 0 ? "." : "").Append(name);
        }
        return path.ToString();
    }
}
