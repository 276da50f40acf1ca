using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>How receipts that the terminal has numbered get their turn.</summary>
public sealed partial class TillGrain
{
    private readonly Series _series = new();

    /// <summary>
    /// Runs a command of which the receipts after it know that it is on its way: from its arrival, so that a backlog that comes all at
    /// once finds no gaps, until it has its answer.
    /// </summary>
    private Task<Outcome<Receipt>> InSeries(Numbering? numbering, Func<Task<Outcome<Receipt>>> command) =>
        numbering is { Sequence: var number } && number > State.LastNumber ? Follow(number, command) : command();

    private async Task<Outcome<Receipt>> Follow(long number, Func<Task<Outcome<Receipt>>> command)
    {
        _series.Arrive(number);
        try
        {
            // A command that waits for nothing else would find gaps where others have come with it and had no turn yet.
            await Task.Yield();
            return await command();
        }
        finally
        {
            _series.Leave(number, State.LastNumber);
        }
    }

    /// <summary>Whoever waits for the number that was just given goes on.</summary>
    protected override void Decided() => _series.Wake(State.LastNumber);

    /// <summary>Completes when the numbers before it are given, or will not be.</summary>
    private async ValueTask Turn(Numbering numbering)
    {
        while (numbering.StandingIn(State) == Numbering.Standing.Later && _series.IsOnItsWay(State.LastNumber + 1))
            await _series.Turn(numbering.Sequence);
    }

    /// <summary>Why a receipt with this number will not be recorded as things stand; null while it may.</summary>
    private DomainError? RefusalOf(Numbering? numbering) => numbering is not { } given ? null : given.StandingIn(State) switch
    {
        Numbering.Standing.Superseded => new EnrolmentSuperseded(State.Epoch) { Field = "epoch" },
        Numbering.Standing.Taken => new SequenceTaken(given.Sequence, State.LastNumber + 1) { Field = "sequence" },
        Numbering.Standing.Later when !_series.IsOnItsWay(State.LastNumber + 1) => new SequenceGap(State.LastNumber + 1) { Field = "sequence" },
        _ => null,
    };
}
