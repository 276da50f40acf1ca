using Microsoft.Extensions.Logging;

namespace Erp.Grains.Journal.Postgres;

internal static partial class JournalLog
{
    [LoggerMessage(1, LogLevel.Warning, "Lost the journal's connection: {Reason}")]
    public static partial void ConnectionLost(ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Warning, "The journal's database is out of reach, callers wait: {Reason}")]
    public static partial void OutageBegan(ILogger log, string reason);

    [LoggerMessage(3, LogLevel.Information, "The journal's database is back.")]
    public static partial void OutageEnded(ILogger log);

    [LoggerMessage(4, LogLevel.Warning, "Another node has taken over from this one; its grains reload.")]
    public static partial void Fenced(ILogger log);

    [LoggerMessage(5, LogLevel.Information, "Ended {Count} nodes that were gone.")]
    public static partial void FencedOthers(ILogger log, int count);

    [LoggerMessage(7, LogLevel.Error, "The journal's heart-beat failed; it is tried again.")]
    public static partial void BeatFailed(ILogger log, Exception cause);

    [LoggerMessage(6, LogLevel.Warning, "Stream {Stream} was refused at version {Version} (conflict: {Conflict}); its grain reloads.")]
    public static partial void Refused(ILogger log, string stream, long version, bool conflict, Exception cause);
}
