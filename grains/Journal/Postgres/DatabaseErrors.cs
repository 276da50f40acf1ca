using System.Net.Sockets;
using Npgsql;

namespace Erp.Grains.Journal.Postgres;

/// <summary>Whose fault a failed statement is.</summary>
internal static class DatabaseErrors
{
    /// <summary>
    /// The rows' own: what they hold or claim is refused, and without the culprit the others would have been written. SQLSTATE classes:
    /// data exception, integrity constraint violation, program limit exceeded, raised by a trigger.
    /// </summary>
    public static bool IsOfRows(Exception e) => e switch
    {
        PostgresException refused => refused.SqlState[..2] is "22" or "23" or "54" or "P0",
        _ => !IsOfConnection(e),
    };

    /// <summary>The connection's or the server's: the rows may be sent again once it is settled whether they arrived.</summary>
    public static bool IsOfConnection(Exception e) =>
        e is NpgsqlException or SocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException;

    public static bool IsUniqueViolation(Exception e) => e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
