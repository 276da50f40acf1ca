using Erp.Grains.Journal;
using Erp.Grains.Journal.InMemory;
using Erp.Simulation.Tests.Story;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost.Deterministic;

namespace Erp.Simulation.Tests.Host;

/// <summary>One journal a node, all on one store. A node's death ends its journal; what it had sent may still arrive.</summary>
internal sealed class NodeJournals
{
    private readonly DeterministicCluster _cluster;
    private readonly InMemoryStore _store;
    private readonly Dice _dice;
    private readonly InMemoryJournal[] _lives = new InMemoryJournal[SimulatedHouse.Nodes];
    private readonly int[] _deaths = new int[SimulatedHouse.Nodes];
    private readonly JournalOptions _bounds;

    public NodeJournals(DeterministicCluster cluster, InMemoryStore store, Dice dice, JournalOptions bounds)
    {
        (_cluster, _store, _dice, _bounds) = (cluster, store, dice, bounds);
        for (var node = 0; node < _lives.Length; node++) _lives[node] = Start(node);
    }

    public event Action? Committing;

    public Weather Weather { get; set; } = Weather.Calm;

    /// <summary>The journal of the node that an activation lives on; after the node's death its next life has another one.</summary>
    public IJournal Of(IGrainContext activation) => _lives[DeterministicCluster.NodeOf(activation)];

    public void Restart(int node)
    {
        if (!_dice.Chance(Weather.LastWords)) _store.Fence(_lives[node]);
        _deaths[node]++;
        _lives[node] = Start(node);
    }

    private InMemoryJournal Start(int node)
    {
        var life = _deaths[node];
        return new InMemoryJournal(_cluster.Services.GetRequiredService<EventTypes>(), _store, new InMemoryJournalOptions
        {
            Scheduler = _cluster.Scheduler,
            Clock = _cluster.Clock,
            Faults = batch => FaultOf(node, life, batch),
            Journal = _bounds,
        });
    }

    private CommitFault? FaultOf(int node, int life, CommitAttempt batch)
    {
        Committing?.Invoke();
        if (life == _deaths[node] && _dice.Chance(Weather.CrashedCommits))
        {
            _cluster.Scheduler.Post(() => Kill(node, life));
            return new CommitFault.Crash(AfterCommit: _dice.Chance(0.5));
        }
        if (_dice.Chance(Weather.FailedCommits)) return _dice.Chance(0.5) ? new CommitFault.Outage() : new CommitFault.LostAcknowledgement();
        if (_dice.Chance(Weather.Conflicts) && !batch.Streams.IsEmpty) return new CommitFault.Conflict(_dice.Pick(batch.Streams));
        return _dice.Chance(Weather.SlowCommits) ? new CommitFault.Slow(Weather.LongestCommit * _dice.Fraction()) : null;
    }

    /// <summary>A node whose commit crashed is gone a moment later, unless it has died of something else by then.</summary>
    private void Kill(int node, int life)
    {
        if (life == _deaths[node]) _cluster.KillNode(node);
    }
}
