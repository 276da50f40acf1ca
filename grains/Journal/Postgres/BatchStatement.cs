using Erp.Grains.Journal.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Erp.Grains.Journal.Postgres;

/// <summary>
/// Writes a batch as one statement in one round trip: that is its transaction. Prepared once per connection; the parameters' lists
/// are used again for every batch.
/// </summary>
internal sealed class BatchStatement : IDisposable
{
    /// <summary>Any number will do as long as nothing else of ours locks on it.</summary>
    public const long WritersLock = 0x4552_504A_4F55_524E;

    // The lock comes first and is held until the commit is visible, so position order is commit order. Positions come from the
    // sequence, since the statement's snapshot is older than the lock. The node's row says whether it may write at all, keeps the
    // batch's number for the case that the acknowledgement is lost, and is the heart-beat.
    private const string Sql = $"""
        with locked as materialized (
            select pg_advisory_xact_lock(@lock)
        ), placed as materialized (
            select setval('erp.journal_position', nextval('erp.journal_position') + @rows - 1) - @rows + 1 as first from locked
        ), alive as (
            update erp.journal_nodes n set batch = @batch, position = placed.first, renewed_at = clock_timestamp()
            from placed where n.id = @node returning placed.first
        ), registered as (
            insert into erp.journal_streams (id, company_id, name)
            select s.* from alive, unnest(@new_streams, @new_companies, @new_names) s
        ), remembered as (
            insert into erp.journal_commands (stream, command_id, input_hash, version)
            select c.* from alive, unnest(@command_streams, @command_ids, @command_hashes, @command_versions) c
        ), written as (
            insert into erp.journal
                (position, stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation, stamps)
            select alive.first + r.place - 1, r.stream, r.first_version, r.last_version, r.recorded_at, r.company_id, r.types, r.payload,
                   r.actor, r.correlation, r.stamps
            from alive, unnest(@streams, @first_versions, @last_versions, @times, @companies, @types, @payloads, @actors, @correlations, @stamps)
                with ordinality r (stream, first_version, last_version, recorded_at, company_id, types, payload, actor, correlation, stamps, place)
        )
        select first from alive
        """;

    private readonly NpgsqlCommand _command;
    private readonly NpgsqlParameter<int> _rows;
    private readonly NpgsqlParameter<long> _batch;
    private readonly Column<long> _newStreams, _commandStreams, _commandVersions, _streams, _firstVersions, _lastVersions;
    private readonly Column<int> _newCompanies, _companies;
    private readonly Column<string> _newNames, _commandIds, _types, _actors, _correlations;
    private readonly Column<string?> _stamps;
    private readonly Column<Guid> _commandHashes;
    private readonly Column<DateTime> _times;
    private readonly Column<ReadOnlyMemory<byte>> _payloads;

    public BatchStatement(NpgsqlConnection connection, Guid node)
    {
        _command = new NpgsqlCommand(Sql, connection);
        Add(new NpgsqlParameter<long>("lock", NpgsqlDbType.Bigint) { TypedValue = WritersLock });
        Add(new NpgsqlParameter<Guid>("node", NpgsqlDbType.Uuid) { TypedValue = node });
        _rows = Add(new NpgsqlParameter<int>("rows", NpgsqlDbType.Integer));
        _batch = Add(new NpgsqlParameter<long>("batch", NpgsqlDbType.Bigint));
        _newStreams = new(_command, "new_streams", NpgsqlDbType.Bigint);
        _newCompanies = new(_command, "new_companies", NpgsqlDbType.Integer);
        _newNames = new(_command, "new_names", NpgsqlDbType.Text);
        _commandStreams = new(_command, "command_streams", NpgsqlDbType.Bigint);
        _commandIds = new(_command, "command_ids", NpgsqlDbType.Text);
        _commandHashes = new(_command, "command_hashes", NpgsqlDbType.Uuid);
        _commandVersions = new(_command, "command_versions", NpgsqlDbType.Bigint);
        _streams = new(_command, "streams", NpgsqlDbType.Bigint);
        _firstVersions = new(_command, "first_versions", NpgsqlDbType.Bigint);
        _lastVersions = new(_command, "last_versions", NpgsqlDbType.Bigint);
        _times = new(_command, "times", NpgsqlDbType.TimestampTz);
        _companies = new(_command, "companies", NpgsqlDbType.Integer);
        _types = new(_command, "types", NpgsqlDbType.Text);
        _payloads = new(_command, "payloads", NpgsqlDbType.Bytea);
        _actors = new(_command, "actors", NpgsqlDbType.Text);
        _correlations = new(_command, "correlations", NpgsqlDbType.Text);
        _stamps = new(_command, "stamps", NpgsqlDbType.Text);
    }

    public Task PrepareAsync(CancellationToken cancellation) => _command.PrepareAsync(cancellation);

    /// <returns>The position of the first row, the others following one by one; null if the node was fenced and nothing was written.</returns>
    public async Task<long?> ExecuteAsync(long batch, ReadOnlyMemory<PendingRow> rows, EventTypes types)
    {
        Clear();
        foreach (var row in rows.Span) Fill(row, types);
        _rows.TypedValue = rows.Length;
        _batch.TypedValue = batch;
        return (long?)await _command.ExecuteScalarAsync();
    }

    public void Dispose() => _command.Dispose();

    private void Fill(PendingRow row, EventTypes types)
    {
        var stream = row.Stream;
        if (row.FirstVersion == 1)
        {
            _newStreams.Add(stream.Id);
            _newCompanies.Add(stream.Key.Company.Value);
            _newNames.Add(stream.Key.Name);
        }
        foreach (var command in row.Commands ?? [])
        {
            _commandStreams.Add(stream.Id);
            _commandIds.Add(command.Id);
            _commandHashes.Add(HashColumn.ToGuid(command.InputHash));
            _commandVersions.Add(command.Version);
        }
        var packed = row.Pack(types);
        _streams.Add(stream.Id);
        _firstVersions.Add(packed.FirstVersion);
        _lastVersions.Add(packed.LastVersion);
        _times.Add(packed.RecordedAt.UtcDateTime);
        _companies.Add(stream.Key.Company.Value);
        _types.Add(packed.Types);
        _payloads.Add(packed.Payload);
        _actors.Add(packed.Actor);
        _correlations.Add(packed.Correlation);
        _stamps.Add(packed.Stamps);
    }

    private void Clear()
    {
        _newStreams.Clear();
        _newCompanies.Clear();
        _newNames.Clear();
        _commandStreams.Clear();
        _commandIds.Clear();
        _commandHashes.Clear();
        _commandVersions.Clear();
        _streams.Clear();
        _firstVersions.Clear();
        _lastVersions.Clear();
        _times.Clear();
        _companies.Clear();
        _types.Clear();
        _payloads.Clear();
        _actors.Clear();
        _correlations.Clear();
        _stamps.Clear();
    }

    private NpgsqlParameter<T> Add<T>(NpgsqlParameter<T> parameter)
    {
        _command.Parameters.Add(parameter);
        return parameter;
    }

    private readonly struct Column<T>
    {
        private readonly List<T> _values = [];

        public Column(NpgsqlCommand command, string name, NpgsqlDbType type) =>
            command.Parameters.Add(new NpgsqlParameter<List<T>>(name, NpgsqlDbType.Array | type) { TypedValue = _values });

        public void Add(T value) => _values.Add(value);

        public void Clear() => _values.Clear();
    }
}
