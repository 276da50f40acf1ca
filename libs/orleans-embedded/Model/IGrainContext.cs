namespace Orleans.Runtime;

/// <summary>One activation of a grain as seen by its code and by call filters.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    /// <summary>Scoped services that live as long as the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    TComponent? GetComponent<TComponent>() where TComponent : class;

    void SetComponent<TComponent>(TComponent? value) where TComponent : class;
}

/// <summary>Gives services of an activation's scope the activation they belong to.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}
