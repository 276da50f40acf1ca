namespace Orleans.Runtime;

/// <summary>A call on the side of its caller.</summary>
internal sealed class OutgoingCall<T>(Request<T> request, GrainRuntime runtime)
    : CallContext(request), IOutgoingGrainCallContext
{
    private readonly Request<T> _request = request;
    private int _stage;

    public override object Grain => _request.Target;

    public IGrainContext? SourceContext => _request.Source;

    /// <summary>What the filters leave as the result.</summary>
    public T TypedResult => (T)Result!;

    public override Task Invoke()
    {
        var filters = runtime.OutgoingFilters.All;
        var stage = _stage++;
        return stage < filters.Length ? filters[stage].Invoke(this) : Send();
    }

    private async Task Send()
    {
        // Filters may have changed the entries that travel with the call.
        _request.Entries = Ambient.Current?.Entries;
        Result = await runtime.Calls.SendNow(_request);
    }
}
