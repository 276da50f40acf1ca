using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>
/// One call under way: its arguments, who sent it on whose behalf, and where its answer goes. The class of each method
/// is emitted by <see cref="RequestEmitter"/>, with a field of its own type for every argument.
/// </summary>
internal abstract class Request : TurnWork, IInvokable
{
    public GrainMethod Method { get; set; } = null!;

    public GrainReference Target { get; set; } = null!;

    public Activation? Source { get; set; }

    /// <summary>The request whose handling sent this one: following it gives the chain of calls.</summary>
    public Request? Parent { get; set; }

    public RequestEntries? Entries { get; set; }

    /// <summary>The activation that handles the request, once one has taken it.</summary>
    public Activation? Handler { get; set; }

    public CallCancellation? Cancellation { get; set; }

    /// <summary>Whether it may run while others are awaiting and they while it is; decided when it arrives.</summary>
    public bool IsInterleavable { get; set; }

    /// <summary>
    /// Set when the caller has stopped waiting, for whatever reason. A request that has not begun by then never does:
    /// an overloaded grain must not spend its time on what nobody waits for.
    /// </summary>
    public volatile bool IsAbandoned;

    /// <summary>When its caller stops waiting, as a timestamp of the runtime's clock.</summary>
    public long Deadline { get; set; }

    public Request? PendingBefore { get; set; }

    public Request? PendingAfter { get; set; }

    public virtual bool IsOneWay => Method.IsOneWay;

    public virtual bool IsReadOnly => Method.IsReadOnly;

    public virtual bool IsAlwaysInterleave => Method.IsAlwaysInterleave;

    public virtual bool CountsAsUse => true;

    /// <summary>Whether it is the activation's own: it passes no filters and ends with the activation.</summary>
    public virtual bool IsInternal => false;

    /// <summary>Whether the call has ended on the side of the grain.</summary>
    public abstract bool HasEnded { get; }

    public abstract object? BoxedResult { get; set; }

    public abstract object? GetArgument(int index);

    public abstract void SetArgument(int index, object value);

    /// <summary>Hands the callee its own token; only methods that take one override this.</summary>
    public virtual void SetToken(CancellationToken token)
    {
    }

    /// <summary>Takes the caller's token; the grain gets one of its own, since it may be on another machine.</summary>
    public void AcceptToken(CancellationToken token)
    {
        if (!token.CanBeCanceled) return;
        Cancellation = new CallCancellation(this, token);
        SetToken(Cancellation.Token);
    }

    /// <summary>Calls the grain and keeps the result; the way filters end.</summary>
    public abstract Task InvokeTarget(object grain);

    /// <summary>Starts the call in the handler's turn; it tells the handler when it has ended.</summary>
    public abstract void Begin(Activation handler);

    /// <summary>
    /// Handles the request in its handler's turn on the thread that sends it. If it does not end in that turn, the
    /// sender's task must exist before the turn is given back, since another thread may then end it.
    /// </summary>
    public void RunOnSenderThread()
    {
        Handler!.Take(this);
        Handler.AfterTurn();
        if (!HasEnded) StartWaiting();
    }

    /// <summary>Makes the caller's task and counts the call among the pending ones.</summary>
    public abstract void StartWaiting();

    /// <summary>Hands the kept result to the caller.</summary>
    public abstract void Answer();

    /// <summary>The same call once more, with arguments of its own and nobody waiting for its answer.</summary>
    public virtual Request Duplicate()
    {
        var twin = (Request)MemberwiseClone();
        twin.Next = null;
        twin.PendingBefore = twin.PendingAfter = null;
        twin.Deadline = 0;
        twin.Cancellation = null;
        for (var i = 0; i < Method.ArgumentCount; i++)
        {
            if (i == Method.TokenIndex) twin.SetToken(CancellationToken.None);
            else if (GetArgument(i) is { } argument) twin.SetArgument(i, DeepCopy.Of(argument));
        }

        return twin;
    }

    /// <summary>Answers with an exception unless there is an answer already.</summary>
    public abstract bool TryFail(Exception exception);

    internal override void Run(Activation activation) => activation.Take(this);

    internal override string Describe() => Method.Name;

    int IInvokable.GetArgumentCount() => Method.ArgumentCount;

    object? IInvokable.GetTarget() => Handler?.GrainInstance;

    string IInvokable.GetMethodName() => Method.Name;

    string IInvokable.GetInterfaceName() => Method.InterfaceType.FullName ?? Method.InterfaceType.Name;

    string IInvokable.GetActivityName() => $"{Method.InterfaceType.Name}/{Method.Name}";

    MethodInfo IInvokable.GetMethod() => Method.Method;

    Type IInvokable.GetInterfaceType() => Method.InterfaceType;

    TimeSpan? IInvokable.GetDefaultResponseTimeout() => Method.ResponseTimeout;

    CancellationToken IInvokable.GetCancellationToken() => Cancellation?.Token ?? default;

    bool IInvokable.IsCancellable => Method.TokenIndex >= 0;
}
