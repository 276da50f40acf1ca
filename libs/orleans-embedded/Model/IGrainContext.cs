namespace Orleans.Runtime;

/// <summary>One activation of a grain as seen by its code and by call filters.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    /// <summary>The grain, from the end of its constructor to the end of its deactivation.</summary>
    object? GrainInstance { get; }

    /// <summary>Scoped services that live as long as the activation.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when the activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation once its running requests are done; asking again changes nothing.</summary>
    /// <param name="deactivationReason">What OnDeactivateAsync is told.</param>
    /// <param name="cancellationToken">OnDeactivateAsync gets it and should be quick once it is cancelled.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);

    /// <summary>The component of this type: the grain itself if it is one, otherwise what was set.</summary>
    TComponent? GetComponent<TComponent>() where TComponent : class;

    void SetComponent<TComponent>(TComponent? value) where TComponent : class;
}

/// <summary>Gives services of an activation's scope the activation they belong to.</summary>
public interface IGrainContextAccessor
{
    IGrainContext GrainContext { get; }
}
