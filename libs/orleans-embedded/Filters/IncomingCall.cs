using System.Reflection;

namespace Orleans.Runtime;

/// <summary>A call inside its callee's turn: the silo's filters, then the grain's own, then the grain.</summary>
internal sealed class IncomingCall(Request request, Activation activation)
    : CallContext(request), IIncomingGrainCallContext
{
    private readonly Request _request = request;
    private int _stage;

    public override object Grain => activation.Instance;

    public IGrainContext TargetContext => activation;

    public MethodInfo ImplementationMethod => activation.Class.ImplementationOf(_request.Method.Method);

    public override Task Invoke()
    {
        var filters = activation.Runtime.IncomingFilters.All;
        var stage = _stage++;
        if (stage < filters.Length) return filters[stage].Invoke(this);
        if (stage == filters.Length && activation.Class.IsFilter) return ((IIncomingGrainCallFilter)Grain).Invoke(this);
        return _request.InvokeTarget(Grain);
    }
}
