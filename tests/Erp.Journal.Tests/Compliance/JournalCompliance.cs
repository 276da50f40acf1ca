using Erp.Grains.Journal;
using Erp.Journal.Tests.Support;

namespace Erp.Journal.Tests.Compliance;

/// <summary>What every kind of journal must do. The parts are one class, so that a new kind gets all of them by deriving once.</summary>
public abstract partial class JournalCompliance : IAsyncLifetime
{
    protected JournalHouse House { get; private set; } = null!;

    public async Task InitializeAsync() => House = await BuildAsync();

    public async Task DisposeAsync() => await House.DisposeAsync();

    protected abstract Task<JournalHouse> BuildAsync();
}

public sealed class InMemoryJournalSpecs : JournalCompliance
{
    protected override Task<JournalHouse> BuildAsync() => Task.FromResult<JournalHouse>(new InMemoryHouse());
}

public sealed class PostgresJournalSpecs : JournalCompliance
{
    protected override async Task<JournalHouse> BuildAsync() => await PostgresHouse.CreateAsync();
}
