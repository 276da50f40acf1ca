using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>Backlogs of terminals that were offline.</summary>
public sealed partial class TillGrain
{
    public async Task<Outcome<CompletedSales>> CompleteSales(CompleteSales command)
    {
        if (command.Sales.IsDefaultOrEmpty || command.Sales.Length > Erp.Tills.CompleteSales.MaxSales)
            return await Refused<CompletedSales>([new InvalidInput($"A backlog has 1 to {Erp.Tills.CompleteSales.MaxSales} sales at a time.")]);
        // All of them arrive before the first one waits: they gather and reserve together.
        var answers = new Task<Outcome<Receipt>>[command.Sales.Length];
        for (var i = 0; i < answers.Length; i++) answers[i] = CompleteSale(command.Sales[i]);
        var outcomes = await Task.WhenAll(answers);
        return new Outcome<CompletedSales>(new CompletedSales([.. outcomes]), [], outcomes.MaxBy(outcome => outcome.Position.Value)!.Position);
    }
}
