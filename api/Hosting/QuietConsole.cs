using Microsoft.Extensions.Logging.Console;

namespace Erp.Api.Hosting;

/// <summary>
/// The console is for people: what the server does in a few lines, and whatever needs attention, one line each.
/// </summary>
internal static class QuietConsole
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        // The reason why a server did not start is told once, by Program.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
