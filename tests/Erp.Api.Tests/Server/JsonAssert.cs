using System.Text.Json;

namespace Erp.Api.Tests.Server;

/// <summary>Reads of payloads, which fail with the payload in the message.</summary>
internal static class JsonAssert
{
    public static JsonElement Accepted(JsonElement payload, string field)
    {
        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, payload.ToString());
        var value = payload.GetProperty(field);
        Assert.True(value.ValueKind == JsonValueKind.Object, payload.ToString());
        return value;
    }

    /// <summary>Codes and paths of a refused payload: <c>STOCK_INSUFFICIENT lines.0.quantity</c>.</summary>
    public static string[] Refused(JsonElement payload, string field)
    {
        Assert.True(payload.GetProperty(field).ValueKind == JsonValueKind.Null, payload.ToString());
        return
        [
            .. payload.GetProperty("userErrors").EnumerateArray().Select(error =>
                $"{error.GetProperty("code")} {string.Join('.', error.GetProperty("field").EnumerateArray())}".TrimEnd()),
        ];
    }

    public static decimal Decimal(this JsonElement element, params string[] path) =>
        decimal.Parse(element.Text(path), System.Globalization.CultureInfo.InvariantCulture);

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).ToString();
}
