using Erp.Simulation.Tests.Audit;
using Erp.Simulation.Tests.Host;
using Erp.Tills;

namespace Erp.Simulation.Tests.Story;

/// <summary>
/// A terminal that numbers its own receipts while it has no connection, and uploads what it has printed afterwards: in pieces, doubled,
/// in any order, cut off. Now and then another device becomes the terminal in between.
/// </summary>
internal sealed class Device(Counter counter, Auditor auditor, Dice dice)
{
    public const string Terminal = "T3";

    private const int Outages = 3;

    private readonly List<Printed> _printed = [];

    public async Task Work(IGrainFactory grains)
    {
        Enrolment? enrolled = null;
        var next = 0L;
        for (var outage = 0; outage < Outages && counter.IsOpen; outage++)
        {
            if (enrolled is null)
            {
                var enrolment = Requests.Enrol(Terminal, $"enrol-{outage}");
                await counter.Insist(enrolment);
                // A device that does not know its epoch prints nothing.
                if (enrolment.Shown is null) continue;
                enrolled = enrolment.Shown;
                next = enrolled.NextSequence;
            }
            await counter.Pause(30);
            var backlog = Enumerable.Range(0, dice.Next(1, 6)).Select(_ => Print(next++, enrolled.Epoch)).ToList();
            var uploads = Enumerable.Range(0, dice.Next(1, 3)).Select(_ => Upload(grains, backlog));
            if (dice.Chance(0.3))
            {
                // Another device becomes the terminal before, while or after this one uploads.
                uploads = uploads.Prepend(counter.Insist(Requests.Enrol(Terminal, $"other-{outage}")));
                enrolled = null;
            }
            await Task.WhenAll(uploads);
        }
    }

    /// <summary>When everything is answered, the terminal has recorded what was printed, and nothing else.</summary>
    public void Check(Books books)
    {
        var recorded = books.Till(Terminal).Receipts.Keys.Where(id => id.StartsWith('p')).ToHashSet();
        if (!recorded.SetEquals(_printed.Select(one => one.Id)))
            throw new ViolationException(
                $"{Terminal} has recorded {string.Join(", ", recorded)} of {string.Join(", ", _printed.Select(one => one.Id))}");
    }

    /// <summary>Whatever the shelf says: of some goods there may be none left, and the price on the paper may be last week's.</summary>
    private Printed Print(long number, long epoch)
    {
        var (quantity, price) = (dice.Next(1, 4), dice.Chance(0.8) ? 1.33m : 1.00m);
        var total = Math.Round(quantity * price * 1.2m, 2, MidpointRounding.AwayFromZero) + (dice.Chance(0.2) ? 0.01m : 0);
        var printed = new Printed(Terminal, new CompleteSale(
            $"p{epoch}-{number}", null,
            [new SaleLine(dice.Pick(Shop.Shelf).Sku, null, quantity) { UnitPrice = new Money(price, "GBP") }],
            [new Payment(PaymentMethod.Card, new Money(total, "GBP"))])
        {
            Sequence = number,
            Epoch = epoch,
            Offline = true,
            OccurredAt = counter.Now,
            ExpectedTotal = total,
        });
        _printed.Add(printed);
        return printed;
    }

    /// <summary>A few times some of it at once, in any order; then each receipt until it is taken.</summary>
    private async Task Upload(IGrainFactory grains, List<Printed> backlog)
    {
        for (var times = dice.Next(3); times > 0 && counter.IsOpen; times--)
        {
            var piece = backlog.Where(_ => dice.Chance(0.8)).ToList();
            if (dice.Chance(0.5)) piece.Reverse();
            if (piece.Count > 0) await UploadAtOnce(grains, piece);
        }
        await Task.WhenAll(backlog.Select(counter.Insist));
    }

    private async Task UploadAtOnce(IGrainFactory grains, List<Printed> piece)
    {
        try
        {
            var outcome = await grains.Till(Terminal).CompleteSales(new CompleteSales([.. piece.Select(one => one.Command)]));
            if (outcome.Value is not { } answers) throw new ViolationException($"A backlog is refused: {outcome.Errors[0].Message}");
            for (var i = 0; i < piece.Count; i++) piece[i].Take(answers.Answers[i], auditor);
        }
        catch (Exception e) when (Excuses.Cover(e))
        {
            // Each of them is sent again alone.
        }
    }
}
