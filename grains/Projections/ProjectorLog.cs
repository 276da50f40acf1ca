using Microsoft.Extensions.Logging;

namespace Erp.Grains.Projections;

internal static partial class ProjectorLog
{
    [LoggerMessage(1, LogLevel.Information, "This node keeps the tables up to date, from position {Position} on.")]
    public static partial void Began(ILogger logger, Position position);

    [LoggerMessage(2, LogLevel.Warning, "The tables fall behind: {Reason} Trying again in {PauseMs} ms.")]
    public static partial void Failed(ILogger logger, string reason, double pauseMs);

    [LoggerMessage(3, LogLevel.Critical, "The tables stay behind, for nothing may be skipped: {Reason} Start a version of the program that knows it.")]
    public static partial void Stopped(ILogger logger, string reason);

    [LoggerMessage(4, LogLevel.Warning, "How far the tables are cannot be read: {Reason}")]
    public static partial void CannotFollow(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Information, "Rebuilding the tables as generation {Generation}; the old ones serve on.")]
    public static partial void RebuildBegan(ILogger logger, int generation);

    [LoggerMessage(6, LogLevel.Information, "The rebuilt tables of generation {Generation} serve now, at position {Position}.")]
    public static partial void RebuildServes(ILogger logger, int generation, Position position);

    [LoggerMessage(7, LogLevel.Information, "Readers are in the way ({Reason}); trying again.")]
    public static partial void ReadersInTheWay(ILogger logger, string reason);
}
