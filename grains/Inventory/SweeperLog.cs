using Microsoft.Extensions.Logging;

namespace Erp.Grains.Inventory;

internal static partial class SweeperLog
{
    [LoggerMessage(1, LogLevel.Information, "Woke {Items} stock items whose reservations are past their expiry.")]
    public static partial void Woke(ILogger logger, int items);

    [LoggerMessage(2, LogLevel.Warning, "Forgotten reservations cannot be looked for now: {Reason}")]
    public static partial void Failed(ILogger logger, string reason);
}
