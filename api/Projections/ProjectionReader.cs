using Erp.Api.Reading;

namespace Erp.Api.Projections;

/// <summary>The status row of the tables that are served.</summary>
public sealed class ProjectionReader(ReadDatabase database)
{
    public async Task<ProjectionStatusNode?> StatusAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync(
            default,
            """
            select epoch, position, nullif(current_as_of, '-infinity'), extract(epoch from now() - nullif(current_as_of, '-infinity'))::float8
            from erp.projection_status where name = 'live' and $1::int is not null
            """,
            [],
            row => new ProjectionStatusNode(
                new Position(row.GetInt32(0), row.GetInt64(1)),
                row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
                row.IsDBNull(3) ? null : row.GetDouble(3)),
            cancellation);
        return rows.FirstOrDefault();
    }
}
