using System.Text.Json;

namespace Erp.GraphQL.Tests.Oracle.Worlds;

/// <summary>One object of a world. What is missing is null, and <c>$error</c> throws.</summary>
public sealed class Entity(World world, JsonElement json)
{
    public string? Text(string name) => Find(name)?.GetString();

    public int? Int(string name) => Find(name)?.GetInt32();

    public double? Float(string name) => Find(name)?.GetDouble();

    public bool? Flag(string name) => Find(name)?.GetBoolean();

    public T? Enum<T>(string name)
        where T : struct, Enum => Find(name) is { } value ? System.Enum.Parse<T>(value.GetString()!, ignoreCase: true) : null;

    public T? Object<T>(string name)
        where T : class => Find(name) is { } value ? (T)world.Object(value) : null;

    public IReadOnlyList<T?>? List<T>(string name, Func<JsonElement, T> read) =>
        Find(name) is { } list ? [.. list.EnumerateArray().Select(item => IsNull(item) ? default : read(Checked(item)))] : null;

    public IReadOnlyList<T?>? Objects<T>(string name)
        where T : class => List(name, item => (T)world.Object(item));

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && !IsNull(value) ? Checked(value) : null;

    private static bool IsNull(JsonElement value) => value.ValueKind == JsonValueKind.Null;

    private static JsonElement Checked(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$error", out var why)
            ? throw new GraphQLException(why.GetString()!, "WORLD")
            : value;
}
