using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

/// <summary>A service that says which scope it belongs to.</summary>
public sealed class ScopedThing : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => Signals.Of(Id.ToString()).Raise("disposed");
}

[GenerateSerializer]
public sealed record InjectedScopes(
    [property: Id(0)] Guid FromConstructor,
    [property: Id(1)] Guid FromServiceProvider,
    [property: Id(2)] string KeyOfInjectedContext);

public interface IInjectedGrain : IGrainWithStringKey
{
    Task<InjectedScopes> ScopeIds();

    Task Leave();
}

public sealed class InjectedGrain(ScopedThing thing, IGrainContext context) : Grain, IInjectedGrain
{
    public Task<InjectedScopes> ScopeIds() => Task.FromResult(new InjectedScopes(
        thing.Id, ServiceProvider.GetRequiredService<ScopedThing>().Id, context.GrainId.Key.ToString()));

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

public interface IPatientGrain : ILifecycleGrain;

[Reentrant]
public sealed class PatientGrain : LifecycleGrain, IPatientGrain;
