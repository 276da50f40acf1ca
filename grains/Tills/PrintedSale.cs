using System.Globalization;
using Erp.Catalog;
using Erp.Companies;
using Erp.Grains.Journal;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// A sale that was printed before it is recorded. It has taken place, so what the house would have refused is not refused but bent to
/// what was printed, and noted; the sale is then priced like any other. What no bending makes a sale of is refused still.
/// </summary>
/// <param name="Command">The sale with what the house cannot take replaced by what it can.</param>
/// <param name="Facts">What the house says, bent to what was printed.</param>
/// <param name="Context">The time and the permissions that such a sale needs; it is still the caller's.</param>
/// <param name="Exceptions">Everything that was replaced or bent.</param>
internal readonly record struct PrintedSale(
    CompleteSale Command, SaleFacts Facts, CommandContext Context, ImmutableArray<RecordedException> Exceptions)
{
    /// <summary>No product is counted more finely.</summary>
    private const int FinestDecimals = 6;

    private static readonly ImmutableHashSet<string> Everything = ["*"];

    public static PrintedSale Of(CompleteSale command, SaleFacts facts, in CommandContext context)
    {
        if (facts.Company is not { } company) return new PrintedSale(command, facts, context, []);
        var noted = ImmutableArray.CreateBuilder<RecordedException>();
        var lines = ImmutableArray.CreateBuilder<SaleLine>(command.Lines.Length);
        var products = ImmutableArray.CreateBuilder<ProductFacts?>(command.Lines.Length);
        for (var i = 0; i < command.Lines.Length; i++)
        {
            var line = new PrintedLine(i + 1, company, command.OccurredAt ?? context.Now, noted);
            products.Add(line.Bend(command.Lines[i], facts.Products[i]));
            lines.Add(line.WithKnownTaxCode(command.Lines[i], products[i]));
        }
        return new PrintedSale(
            command with { Lines = lines.MoveToImmutable(), Warehouse = Warehouse(command, company, noted) },
            facts with { Products = products.MoveToImmutable() },
            new CommandContext(Now(command, context, noted), context.Caller with { Permissions = Everything }),
            noted.DrainToImmutable());
    }

    private static string? Warehouse(CompleteSale command, CompanyFacts company, ImmutableArray<RecordedException>.Builder noted)
    {
        if (command.Warehouse is not { } warehouse || company.FindWarehouse(warehouse) is not null) return command.Warehouse;
        noted.Add(new RecordedException(SaleExceptionCode.WarehouseUnknown, Actual: warehouse));
        return null;
    }

    private static DateTimeOffset Now(CompleteSale command, in CommandContext context, ImmutableArray<RecordedException>.Builder noted)
    {
        if (command.OccurredAt is not { } occurredAt || occurredAt <= context.Now + SaleMoment.ClockTolerance) return context.Now;
        noted.Add(new RecordedException(SaleExceptionCode.InTheFuture, Actual: occurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
        return occurredAt;
    }

    private readonly struct PrintedLine(
        int number, CompanyFacts company, DateTimeOffset occurredAt, ImmutableArray<RecordedException>.Builder noted)
    {
        /// <returns>Null when the product is unknown and the line does not say what was sold.</returns>
        public ProductFacts? Bend(SaleLine line, ProductFacts? product)
        {
            if (product is null)
            {
                if (Unknown(line) is not { } printed) return null;
                Note(SaleExceptionCode.ProductUnknown, null, printed.Sku);
                return printed;
            }
            if (!product.Active) Note(SaleExceptionCode.ProductInactive, null, product.Sku);
            if (!product.Unit.Fits(line.Quantity)) Note(SaleExceptionCode.QuantityUnusual, product.Unit.Code, Text(line.Quantity));
            var catalogue = CataloguePrice(line, product).Amount;
            if (line.UnitPrice is { } price && price.Amount != catalogue)
                Note(SaleExceptionCode.PriceDiffers, Text(catalogue), Text(price.Amount));
            return product with { Active = true, Unit = AtLeastAsFineAs(line.Quantity, product.Unit) };
        }

        public SaleLine WithKnownTaxCode(SaleLine line, ProductFacts? product)
        {
            if (line.TaxCode is not { } given || product is null || Is(product.TaxCode, given)) return line;
            if (company.FindTaxCode(given) is not null)
            {
                Note(SaleExceptionCode.TaxCodeDiffers, product.TaxCode, given);
                return line;
            }
            Note(SaleExceptionCode.TaxCodeUnknown, product.TaxCode, given);
            return line with { TaxCode = null };
        }

        /// <summary>What would have been asked for online, under the tax that it was sold with.</summary>
        private Money CataloguePrice(SaleLine line, ProductFacts product)
        {
            var (price, day) = (product.PriceAt(occurredAt), company.LocalDate(occurredAt));
            return company.FindTaxCode(line.TaxCode ?? product.TaxCode) is { } code && code.RateOn(day) is { } rate
                ? new LineTax(code, rate).PriceOf(product, price, company, day)
                : price;
        }

        /// <summary>What the paper says of a product that the catalogue does not know. It moves no stock: there is no item to take it from.</summary>
        private static ProductFacts? Unknown(SaleLine line) =>
            line is { UnitPrice: { } price, TaxCode: { } taxCode } && (line.Sku ?? line.Barcode) is { } code
                ? new ProductFacts(
                    default, code, [], line.Name ?? code, ProductKind.Goods, AtLeastAsFineAs(line.Quantity, Unit.Each),
                    PriceList.Of(price), null, taxCode,
                    Tracked: false, Active: true)
                : null;

        private static Unit AtLeastAsFineAs(decimal quantity, Unit unit) =>
            unit.Fits(quantity) ? unit : unit with { Decimals = FinestDecimals };

        private static bool Is(string code, string given) => code.Equals(given, StringComparison.OrdinalIgnoreCase);

        private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

        private void Note(SaleExceptionCode code, string? expected, string? actual) =>
            noted.Add(new RecordedException(code, number, expected, actual));
    }
}
