namespace Orleans.Embedded.Tests;

public interface ILifecycleGrain : IGrainWithStringKey
{
    /// <summary>Tells activations of the same id apart.</summary>
    Task<Guid> Activation();

    Task<Guid> DeactivateAfterThisCall();

    Task<Guid> DeactivateOnceOpen(string gate);

    Task Wait(string gate);
}

/// <summary>Notes its life in the signals of its key.</summary>
public class LifecycleGrain : Grain, ILifecycleGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    private Signals Signals => Signals.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Signals.Note("activating");
        await Task.Yield();
        Signals.Note("active");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Signals.Note($"deactivating: {reason.ReasonCode}");
        await Task.Yield();
        Signals.Note("inactive");
        Signals.Raise("inactive");
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task<Guid> DeactivateAfterThisCall()
    {
        DeactivateOnIdle();
        return Task.FromResult(_activation);
    }

    public async Task<Guid> DeactivateOnceOpen(string gate)
    {
        await Wait(gate);
        return await DeactivateAfterThisCall();
    }

    public async Task Wait(string gate)
    {
        Signals.Raise($"waiting for {gate}");
        await Signals.Raised(gate);
    }
}

public interface IFailingGrain : IGrainWithStringKey
{
    Task<int> Attempts();
}

/// <summary>Fails to activate until told otherwise.</summary>
public class FailingGrain : Grain, IFailingGrain
{
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var signals = Signals.Of(this.GetPrimaryKeyString());
        signals.Note("attempt");
        await Task.Yield();
        if (!signals.IsRaised("may activate")) throw new ActivationRefusedException("not yet");
    }

    public Task<int> Attempts() => Task.FromResult(Signals.Of(this.GetPrimaryKeyString()).Log.Length);
}

[GenerateSerializer]
public sealed class ActivationRefusedException(string message) : Exception(message);

public interface IBrokenGrain : IGrainWithStringKey
{
    Task<string> Leave();
}

/// <summary>Its constructor fails until told otherwise, and its leaving always does.</summary>
public sealed class BrokenGrain : Grain, IBrokenGrain
{
    public BrokenGrain()
    {
        if (!Signals.Of(this.GetPrimaryKeyString()).IsRaised("may exist")) throw new ActivationRefusedException("no");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("leaving fails");

    public Task<string> Leave()
    {
        DeactivateOnIdle();
        return Task.FromResult("left");
    }
}
