namespace Orleans.Runtime;

/// <summary>The filters of a silo in the order of their registration.</summary>
internal sealed class CallFilters<TFilter>(IEnumerable<TFilter> filters)
{
    public TFilter[] All { get; } = [.. filters];

    public bool IsEmpty => All.Length == 0;
}

internal sealed class IncomingDelegateFilter(IncomingGrainCallFilterDelegate filter) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) => filter(context);
}

internal sealed class OutgoingDelegateFilter(OutgoingGrainCallFilterDelegate filter) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context) => filter(context);
}
