using System.Text.Json;
using System.Text.Json.Serialization;

namespace Erp.Grains.Reservations;

/// <summary>
/// A point in time to the second, as it stands in the journal's bulk: ten digits instead of twenty-odd characters.
/// </summary>
public sealed class UnixSeconds : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());

    /// <summary>
    /// The next whole second. A decider puts only such times into events: what was folded when it was decided must
    /// equal what is folded from the journal later.
    /// </summary>
    public static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        var whole = DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
        return whole < time ? whole.AddSeconds(1) : whole;
    }
}
