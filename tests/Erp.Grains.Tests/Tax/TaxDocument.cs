using System.Collections.Immutable;
using System.Globalization;
using Erp.Grains.Tax;
using Erp.Grains.Tills;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tests.Tax;

/// <summary>
/// A page with worked examples: a line in backquotes says the settings, and the tables below it have inputs in their first columns. Results
/// are filled in anew; all else is taken over as it stands.
/// </summary>
internal sealed class TaxDocument
{
    private readonly Dictionary<string, LineToPrice> _codes = [];
    private readonly List<string> _computed = [];
    private readonly string[] _settings = [];
    private PricedDocument? _last;

    public TaxDocument(string text)
    {
        Written = text;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('`') && lines[i].EndsWith('`')) _settings = lines[i].Trim('`').Split(" · ");
            _computed.Add(lines[i]);
            if (!lines[i].StartsWith("| ", StringComparison.Ordinal)) continue;

            _computed.Add(lines[++i]);
            var rows = lines[(i + 1)..].TakeWhile(line => line.StartsWith('|')).ToArray();
            i += rows.Length;
            _computed.AddRange(Compute(Cells(lines[i - rows.Length - 1])[0], rows));
        }
        Computed = string.Join('\n', _computed);
    }

    public string Written { get; }

    public string Computed { get; }

    /// <summary>How many sales are priced on the page.</summary>
    public int Sales { get; private set; }

    public int Rates { get; private set; }

    public int Tenders { get; private set; }

    public int Returns { get; private set; }

    private IEnumerable<string> Compute(string firstColumn, string[] rows) => firstColumn switch
    {
        "code" => Define(rows),
        "quantity" => Sale([.. rows.Select(Cells).Where(row => row[0] != "**sum**")]),
        "tax code" => Summary(),
        "due" => [.. rows.Select(row => Payment(Cells(row)))],
        "returned" => Return([.. rows.Select(Cells)]),
        _ => rows,
    };

    private string[] Define(string[] rows)
    {
        foreach (var row in rows.Select(Cells))
            _codes.Add(row[0], new LineToPrice(0, 0, null, row[0], Number(row[2]))
            {
                TaxKind = Enum.Parse<TaxKind>(row[1].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
                TaxComponents = [.. row[3].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Component)],
                TakesNoDiscount = row[0] == "NONE",
            });
        return rows;
    }

    private IEnumerable<string> Sale(string[][] rows)
    {
        Sales++;
        var lines = rows.Select(row => _codes[row[3]] with
        {
            Quantity = Number(row[0]),
            UnitPrice = Number(row[1]),
            Discount = Off(row[2]),
        }).ToArray();
        var decimals = CurrencyDecimals.Of(_settings[0]);
        var rounding = _settings[1] == "PER_LINE" ? TaxRounding.PerLine : TaxRounding.PerRate;
        var rules = new PricingRules(decimals, rounding, PricesIncludeTax: _settings[2] == "prices with tax");
        _last = SalePricing.Price(rules, lines, _settings.Length > 3 ? Off(_settings[3].Replace(" off the sale", "", StringComparison.Ordinal)) : null);

        for (var i = 0; i < rows.Length; i++)
        {
            var line = _last.Lines[i];
            yield return Row([.. rows[i][..4], Text(line.Discount), Text(line.Net), Text(line.Tax), Text(line.Gross)]);
        }
        yield return Row("**sum**", "", "", "", Text(_last.Lines.Sum(line => line.Discount)), Text(_last.Net), Text(_last.Tax), Text(_last.Total));
    }

    private IEnumerable<string> Summary()
    {
        Rates++;
        foreach (var rate in _last!.Rates)
        {
            var shown = new ReceiptTax(rate.TaxCode, rate.Percent, rate.Net, rate.Tax) { Kind = rate.Kind };
            var components = rate.Components.IsDefault ? [] : rate.Components;
            yield return Row(
                rate.TaxCode, KindOf(rate.Kind), Text(shown.Base), Text(rate.Tax),
                string.Join(", ", components.Select(part => $"{part.Name} {Text(part.Tax)}")));
        }
    }

    private string Payment(string[] row)
    {
        Tenders++;
        var due = Number(row[0]);
        ImmutableArray<Payment> payments =
        [
            .. from tender in new[] { (Method: PaymentMethod.Card, Amount: row[1]), (Method: PaymentMethod.Cash, Amount: row[2]) }
               where tender.Amount.Length > 0
               select new Payment(tender.Method, new Money(Number(tender.Amount), _settings[0])),
        ];
        var rounding = Erp.Grains.Tills.Tenders.Rounding(payments, due, Number(_settings[1].Split(' ')[^1]));
        Assert.Null(Erp.Grains.Tills.Tenders.Check(payments, new Money(due + rounding, _settings[0])));
        var change = Erp.Grains.Tills.Tenders.Apply(payments, due + rounding).Sum(payment => payment.Change);
        return Row([.. row[..3], Text(rounding), Text(due + rounding), Text(change)]);
    }

    private IEnumerable<string> Return(string[][] rows)
    {
        var sold = _settings[1].Replace(",", "", StringComparison.Ordinal).Split(' ');
        var left = new LineAmounts(Number(sold[3]), Number(sold[5]), Number(sold[7]));
        var quantity = Number(sold[0]);
        foreach (var row in rows)
        {
            Returns++;
            Assert.Equal(quantity, Number(row[1]));
            var part = PartialReturn.Take(left, quantity, Number(row[0]), CurrencyDecimals.Of(_settings[0]));
            (left, quantity) = (left - part, quantity - Number(row[0]));
            yield return Row(row[0], row[1], Text(part.Net), Text(part.Tax), Text(part.Gross));
        }
        Assert.Equal((0m, new LineAmounts(0, 0, 0)), (quantity, left));
    }

    private Discount? Off(string text) => text switch
    {
        "" => null,
        _ when text.EndsWith(" %", StringComparison.Ordinal) => new Discount(Number(text[..^2]), null),
        _ => new Discount(null, new Money(Number(text), _settings[0])),
    };

    private static TaxComponent Component(string text) => new(text.Split(' ')[0], Number(text.Split(' ')[1]));

    private static string KindOf(TaxKind kind) => kind switch
    {
        TaxKind.OutsideScope => "OUTSIDE_SCOPE",
        TaxKind.ReverseCharge => "REVERSE_CHARGE",
        _ => kind.ToString().ToUpperInvariant(),
    };

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Row(params IEnumerable<string> cells) => $"|{string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {cell} |"))}";

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>At least two decimals, as money is written; more only where they say something.</summary>
    private static string Text(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);
}
