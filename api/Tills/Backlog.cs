using System.Collections.Immutable;
using Erp.Api.Errors;
using Erp.Companies;
using Erp.Tills;

namespace Erp.Api.Tills;

/// <summary>Sales of several terminals on their way to their tills, each terminal's in one call.</summary>
internal sealed class Backlog(CompanyId company, IReadOnlyList<CompleteSaleInput> inputs, string currency)
{
    private readonly CompleteSalePayload[] _results = new CompleteSalePayload[inputs.Count];

    public Position? Position { get; private set; }

    public ImmutableArray<CompleteSalePayload> Results => [.. _results];

    /// <summary>The places of each terminal's sales, in their order.</summary>
    public IEnumerable<IGrouping<string, int>> Terminals =>
        Enumerable.Range(0, inputs.Count).GroupBy(place => ShortCode.Normalize(inputs[place].Terminal));

    public async Task SendAsync(IGrouping<string, int> terminal, IGrainFactory grains)
    {
        var answer = await Command.Send(() => TillKey.TryCreate(company, terminal.Key, out var till)
            ? grains.Till(till).CompleteSales(new CompleteSales([.. terminal.Select(place => inputs[place].ToCommand(currency))]))
            : Task.FromResult(Command.Refuse<CompletedSales>(new TerminalUnknown(terminal.Key) { Field = "terminal" })));
        if (answer.Position is { } position && (Position is null || position.Value > Position.Value.Value)) Position = position;
        var i = 0;
        foreach (var place in terminal)
            _results[place] = answer.Value is null
                ? new CompleteSalePayload(null, answer.UserErrors, answer.Position)
                : PayloadOf(answer.Value.Answers[i++]);
    }

    private CompleteSalePayload PayloadOf(Outcome<Receipt> outcome) => new(
        SaleNode.Of(company, outcome.Value), outcome.Accepted ? [] : [.. outcome.Errors.Select(UserError.Of)], outcome.Position);
}
