using Erp.Grains.Journal.Storage;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Reads a packed row from the columns that <see cref="Columns"/> names, in that order, from a given ordinal on.</summary>
internal static class RowReader
{
    public const string Columns = "j.first_version, j.last_version, j.types, j.payload, j.actor, j.correlation, j.recorded_at, j.stamps";

    public static PackedRow Read(NpgsqlDataReader reader, int at) => new(
        reader.GetInt64(at),
        reader.GetInt64(at + 1),
        reader.GetString(at + 2),
        reader.GetFieldValue<byte[]>(at + 3),
        reader.GetString(at + 4),
        reader.GetString(at + 5),
        reader.GetFieldValue<DateTimeOffset>(at + 6),
        reader.IsDBNull(at + 7) ? null : reader.GetString(at + 7));
}
