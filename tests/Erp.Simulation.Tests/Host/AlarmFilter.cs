namespace Erp.Simulation.Tests.Host;

/// <summary>
/// Hears what one-way calls would swallow: whatever a grain throws, but for what a caller is told to expect, is a bug.
/// </summary>
internal sealed class AlarmFilter : IIncomingGrainCallFilter
{
    public Exception? Heard { get; private set; }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception e) when (!Excuses.Cover(e))
        {
            Heard ??= new InvalidOperationException($"{context.TargetId}.{context.MethodName} threw: {e.Message}", e);
            throw;
        }
    }
}
