using System.Collections.Concurrent;
using System.Diagnostics;
using Orleans;

namespace Erp.Api.Tests.Lists;

/// <summary>Counts what each request asks the database and grains for, by the request's trace.</summary>
internal sealed class Tally : IOutgoingGrainCallFilter, IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> _asked = new();
    private readonly ActivityListener _listener;

    public Tally()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity =>
            {
                // Opening a connection is told as well; the pool decides when.
                var isStatement = activity.Source.Name == "Npgsql" && !activity.OperationName.StartsWith("CONNECT ", StringComparison.Ordinal);
                if (isStatement) Note(activity.TraceId, "sql");
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Activity.Current is { } request) Note(request.TraceId, $"{context.InterfaceMethod.DeclaringType!.Name}.{context.InterfaceMethod.Name}");
        return context.Invoke();
    }

    /// <summary>What was asked in a trace, by kind.</summary>
    public IReadOnlyDictionary<string, int> Of(ActivityTraceId trace) =>
        (_asked.GetValueOrDefault(trace) ?? new ConcurrentQueue<string>()).CountBy(kind => kind).ToDictionary();

    public void Dispose() => _listener.Dispose();

    private void Note(ActivityTraceId trace, string kind) => _asked.GetOrAdd(trace, _ => new ConcurrentQueue<string>()).Enqueue(kind);
}
