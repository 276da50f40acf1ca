namespace Orleans.Runtime;

/// <summary>
/// The address of a grain. Its subclasses, one per interface, are emitted by <see cref="ProxyEmitter"/> and turn
/// method calls into requests. Two references are equal if they lead to the same grain.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainInterfaceType _interfaceType;
    private Activation? _lastFound;

    internal GrainReference(GrainRuntime runtime, GrainId grainId, GrainInterfaceType interfaceType)
    {
        Runtime = runtime;
        GrainId = grainId;
        _interfaceType = interfaceType;
    }

    public GrainId GrainId { get; }

    public GrainInterfaceType InterfaceType => _interfaceType;

    public string InterfaceName => _interfaceType.ToString();

    internal GrainRuntime Runtime { get; }

    public uint GetUniformHashCode() => GrainId.GetUniformHashCode();

    public bool Equals(GrainReference? other) => other is not null && GrainId.Equals(other.GrainId);

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}:{_interfaceType}";

    public static bool operator ==(GrainReference? left, GrainReference? right) =>
        left is null ? right is null : left.Equals(right);

    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    /// <summary>The grain's activation; remembered, so that a reference that is used often looks it up once.</summary>
    internal Activation FindActivation()
    {
        if (_lastFound is { } known && !known.Scheduler.IsClosed && Runtime.Dispatcher.RunsInline) return known;
        return _lastFound = Runtime.Catalog.GetOrCreate(GrainId);
    }

    internal Task<T> SendForTask<T>(Request<T> request) => Runtime.Calls.Send(this, request).AsTask();

    internal Task SendForPlainTask(Request<Nothing> request)
    {
        var call = Runtime.Calls.Send(this, request);
        return call.IsCompletedSuccessfully ? Task.CompletedTask : call.AsTask();
    }

    internal ValueTask<T> SendForValueTask<T>(Request<T> request) => Runtime.Calls.Send(this, request);

    internal ValueTask SendForPlainValueTask(Request<Nothing> request)
    {
        var call = Runtime.Calls.Send(this, request);
        return call.IsCompletedSuccessfully ? default : new ValueTask(call.AsTask());
    }

    internal void SendForNothing(Request<Nothing> request) => _ = Runtime.Calls.Send(this, request);
}
