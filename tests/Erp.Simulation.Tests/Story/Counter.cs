using Erp.Simulation.Tests.Audit;
using Erp.Simulation.Tests.Host;

namespace Erp.Simulation.Tests.Story;

/// <summary>Where clients stand and wait for answers, and ask again when they get none.</summary>
internal sealed class Counter(SimulatedHouse house, Auditor auditor, Dice dice)
{
    private const int Tries = 40;

    private readonly List<Request> _unanswered = [];

    public bool IsOpen => auditor.Finding is null;

    public DateTimeOffset Now => house.Clock.GetUtcNow();

    /// <summary>
    /// Sends a request until there is an answer, and every now and then once more: it must be the same again. Some clients lose patience.
    /// </summary>
    public async Task Insist(Request request)
    {
        var tries = dice.Chance(0.1) ? 1 : Tries;
        if (await IsAnswered(request, tries)) return;
        _unanswered.Add(request);
    }

    /// <summary>In fair weather everybody gets an answer.</summary>
    public Task AnswerAll() => Task.WhenAll(_unanswered.Select(async request =>
    {
        if (!await IsAnswered(request, Tries))
            auditor.Check(_ => throw new ViolationException($"{request.Id} gets no answer though nothing goes wrong any more"));
    }));

    /// <summary>For so long at most.</summary>
    public Task Pause(int mostSeconds) => Pause(TimeSpan.FromSeconds(dice.Fraction() * mostSeconds));

    public Task Pause(TimeSpan time) => Task.Delay(time, house.Clock);

    private async Task<bool> IsAnswered(Request request, int tries)
    {
        for (; tries > 0 && IsOpen; tries--)
        {
            if (await IsAnswered(request))
            {
                if (dice.Chance(0.75)) return true;
            }
            else await Pause(20);
        }
        return !IsOpen;
    }

    private async Task<bool> IsAnswered(Request request)
    {
        try
        {
            return await request.Send(house.Cluster.GrainFactory, auditor);
        }
        catch (Exception e) when (Excuses.Cover(e))
        {
            return false;
        }
    }
}
