using Erp.Reservations;
using Erp.Simulation.Tests.Audit;
using Erp.Simulation.Tests.Host;
using Erp.Simulation.Tests.Saboteurs;
using Erp.Tills;

namespace Erp.Simulation.Tests.Story;

/// <summary>
/// A day in a shop that is told by a seed: three tills, a few customers who buy and bring back, a network that loses, doubles and delays,
/// nodes that die, grains that come to life twice, databases that fail. An auditor watches from the first event to the last, and
/// afterwards compares what is left.
/// </summary>
internal sealed class SaleStory : IDisposable
{
    private const int Customers = 6;

    private readonly ulong _seed;
    private readonly Dice _dice;
    private readonly SimulatedHouse _house;
    private readonly Auditor _auditor;
    private readonly Counter _counter;

    public SaleStory(ulong seed, Saboteur? saboteur = null, bool keepsLog = false)
    {
        _seed = seed;
        _dice = new Dice(~seed);
        _house = new SimulatedHouse(seed, _dice, saboteur, keepsLog);
        _auditor = new Auditor(Shop.Company, _house.Store, _house.Reader, context: keepsLog ? int.MaxValue : 8);
        _counter = new Counter(_house, _auditor, _dice);
        _house.Committing += () => _auditor.Check();
    }

    public IReadOnlyList<string> Log => _house.Cluster.Trace.Log;

    /// <summary>Tells it to the end, or to the first violation.</summary>
    public StoryEnd Tell()
    {
        var bought = new List<Receipt>();
        var device = new Device(_counter, _auditor, _dice);
        Exception? failure = null;
        try
        {
            _house.Cluster.Run(Shop.Open);
            _house.Weather = Weather.Of(_dice);
            _house.Cluster.Run(grains => Task.WhenAll(
                Enumerable.Range(0, Customers).Select(number => new Customer(number, _counter, _auditor, _dice, bought).Visit(grains))
                    .Append(device.Work(grains))
                    .Append(new Clerk(_counter, _dice).Work())
                    .Append(new Carrier(_counter, _dice).Work())));
            _house.Mend();
            _house.Cluster.Run(_ => _counter.AnswerAll());
            _auditor.Check(device.Check);
            for (var round = 0; round < 3; round++) Sweep();
            _house.Cluster.Run(grains => new FinalAudit(grains, _auditor).Compare());
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            failure = e;
        }
        return new StoryEnd(
            _seed, _house.Cluster.Trace.Hash, _auditor.Events, _auditor.Books.Tally, _auditor.Finding ?? _house.Alarm.Heard ?? failure);
    }

    public void Dispose() => _house.Dispose();

    /// <summary>
    /// Wakes every grain that keeps something open, as the sweeper does. Once is not enough: the last words of a dead node may still
    /// reach the journal and end the activation that was just woken.
    /// </summary>
    private void Sweep()
    {
        var holders = new List<string>();
        _auditor.Check(books => holders.AddRange(books.Holders.Select(one => one.Name)));
        _house.Cluster.Run(async grains =>
        {
            foreach (var holder in holders) await grains.GetGrain<IReservationHolder>(GrainId.Parse(holder)).Sweep();
        });
        _house.Cluster.AdvanceTime(TimeSpan.FromMinutes(1));
    }
}
