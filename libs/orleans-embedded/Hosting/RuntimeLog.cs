using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

/// <summary>What the runtime has to say about grain code that nobody else hears of.</summary>
internal sealed partial class RuntimeLog(ILogger logger)
{
    [LoggerMessage(1, LogLevel.Error, "Grain {GrainId} failed to activate.")]
    public partial void ActivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(2, LogLevel.Error, "Grain {GrainId} failed while deactivating.")]
    public partial void DeactivationFailed(Exception exception, GrainId grainId);

    [LoggerMessage(3, LogLevel.Error, "A timer of grain {GrainId} failed.")]
    public partial void TimerFailed(Exception exception, GrainId grainId);

    [LoggerMessage(4, LogLevel.Warning, "One-way call {GrainId}.{Method} failed.")]
    public partial void OneWayFailed(Exception exception, GrainId grainId, string method);

    [LoggerMessage(5, LogLevel.Critical, "A turn of grain {GrainId} failed outside of grain code.")]
    public partial void TurnFailed(Exception exception, GrainId grainId);
}
