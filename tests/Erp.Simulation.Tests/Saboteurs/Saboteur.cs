using Erp.Grains.Journal;

namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>
/// A bug, planted from outside: as a filter of grain calls, where it also implements one, or between grains and their journal. The
/// product knows nothing of it.
/// </summary>
internal abstract class Saboteur
{
    /// <summary>The journal as grains see it.</summary>
    public virtual IJournal Tamper(IJournal journal) => journal;
}
