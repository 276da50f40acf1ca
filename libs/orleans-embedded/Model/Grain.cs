using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains. Its members may be used from the constructor on.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() : this(RuntimeContext.Current!)
    {
    }

    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    protected IGrainFactory GrainFactory => Activation.Runtime.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Activation => GrainContext as Activation
        ?? throw new InvalidOperationException("The grain was not created by the grain runtime.");

    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Ends this activation once its running requests are done; the next call gets a fresh one.</summary>
    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    /// <summary>Keeps idle collection away for the given time; a negative time takes an earlier wish back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
