using Microsoft.Extensions.Logging;

namespace Erp.Grains.Live;

internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Warning, "Subscribers have to wait: {Reason}")]
    public static partial void Interrupted(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Error, "The live feed has failed; its subscribers are sent away and begin again.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
