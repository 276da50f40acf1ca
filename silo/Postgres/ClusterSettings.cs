using System.Globalization;

namespace Erp.Silo.Postgres;

/// <summary>
/// The settings of a private cluster, written afresh at each start so that a newer program brings newer settings. Log files that were
/// needed once are kept for the next busy hour (min_wal_size): a new one is first filled with zeros, by whoever commits.
/// </summary>
internal static class ClusterSettings
{
    public const string FileName = "erp.conf";

    public const string HostRules = "host all all 127.0.0.1/32 scram-sha-256\n";

    public static string Render(PrivateClusterOptions options, int port) => string.Create(CultureInfo.InvariantCulture, $"""
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = ''
        max_connections = {options.MaxConnections}
        shared_buffers = {options.SharedBuffersMiB}MB
        effective_cache_size = {options.SharedBuffersMiB * 4}MB
        fsync = {(options.Durable ? "on" : "off")}
        full_page_writes = {(options.Durable ? "on" : "off")}
        synchronous_commit = on
        wal_compression = on
        wal_buffers = 16MB
        min_wal_size = 1GB
        max_wal_size = 4GB
        checkpoint_timeout = 15min
        random_page_cost = 1.1
        jit = off
        autovacuum_naptime = 15s
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_checkpoints = off
        client_min_messages = warning

        """);
}
