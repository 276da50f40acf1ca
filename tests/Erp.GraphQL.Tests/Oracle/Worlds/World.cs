using System.Text.Json;

namespace Erp.GraphQL.Tests.Oracle.Worlds;

/// <summary>The objects documents are run against; the reference implementation reads the same file.</summary>
public sealed class World
{
    private readonly Dictionary<string, object> _objects = new(StringComparer.Ordinal);
    private readonly Func<string, Entity, object> _create;

    public World(string file, Func<string, Entity, object> create)
    {
        _create = create;
        Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Oracle", "Worlds", file));
        Json = JsonDocument.Parse(Text).RootElement;
        Root = new Entity(this, Json.GetProperty("root"));
    }

    public string Text { get; }

    public JsonElement Json { get; }

    /// <summary>What the fields of the query type say.</summary>
    public Entity Root { get; }

    /// <summary>The object a property stands for; one instance for one reference.</summary>
    public object Object(JsonElement value)
    {
        if (!value.TryGetProperty("$ref", out var reference)) return Create(value);
        var name = reference.GetString()!;
        if (_objects.TryGetValue(name, out var known)) return known;
        return _objects[name] = Create(Json.GetProperty("objects").GetProperty(name));
    }

    private object Create(JsonElement value) =>
        _create(value.GetProperty("__typename").GetString()!, new Entity(this, value));
}
