using System.Diagnostics.CodeAnalysis;

namespace Erp.Simulation.Tests.Audit;

/// <summary>A book about one grain, which says so when something cannot be.</summary>
internal abstract class Book(string name)
{
    public string Name => name;

    protected void Expect([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds) throw new ViolationException($"{name}: {otherwise}");
    }

    protected ViolationException NoEntryFor(object @event) => new($"{name}: the auditor has no entry for {@event.GetType().Name}");
}
