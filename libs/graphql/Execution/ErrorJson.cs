using System.Collections.Immutable;
using System.Globalization;

namespace Erp.GraphQL.Execution;

/// <summary>Writes errors as JSON.</summary>
internal static class ErrorJson
{
    public static void WriteList(ResponseWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0) json.WriteByte((byte)',');
            Write(json, errors[i]);
        }
        json.WriteByte((byte)']');
    }

    private static void Write(ResponseWriter json, GraphQLError error)
    {
        json.WriteRaw("{\"message\":"u8);
        json.WriteString(error.Message);
        if (!error.Locations.IsEmpty) WriteLocations(json, error);
        if (!error.Path.IsEmpty) WritePath(json, error.Path);
        if (error.Code is not null || !error.Extensions.IsEmpty) WriteExtensions(json, error);
        json.WriteByte((byte)'}');
    }

    private static void WriteLocations(ResponseWriter json, GraphQLError error)
    {
        json.WriteRaw(",\"locations\":["u8);
        for (var i = 0; i < error.Locations.Length; i++)
        {
            if (i > 0) json.WriteByte((byte)',');
            json.WriteRaw("{\"line\":"u8);
            json.WriteNumber(error.Locations[i].Line);
            json.WriteRaw(",\"column\":"u8);
            json.WriteNumber(error.Locations[i].Column);
            json.WriteByte((byte)'}');
        }
        json.WriteByte((byte)']');
    }

    private static void WritePath(ResponseWriter json, ImmutableArray<object> path)
    {
        json.WriteRaw(",\"path\":["u8);
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0) json.WriteByte((byte)',');
            WriteValue(json, path[i]);
        }
        json.WriteByte((byte)']');
    }

    private static void WriteExtensions(ResponseWriter json, GraphQLError error)
    {
        json.WriteRaw(",\"extensions\":{"u8);
        var first = true;
        if (error.Code is not null)
        {
            json.WriteRaw("\"code\":"u8);
            json.WriteString(error.Code);
            first = false;
        }
        foreach (var (name, value) in error.Extensions)
        {
            if (!first) json.WriteByte((byte)',');
            first = false;
            json.WriteString(name);
            json.WriteByte((byte)':');
            WriteValue(json, value);
        }
        json.WriteByte((byte)'}');
    }

    private static void WriteValue(ResponseWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(); break;
            case bool flag: json.WriteBoolean(flag); break;
            case int or long or short or byte:
                json.WriteNumber(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default: json.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
