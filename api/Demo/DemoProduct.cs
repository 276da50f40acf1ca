namespace Erp.Api.Demo;

/// <summary>A product of the demo company.</summary>
/// <param name="Gtin">Without its check digit.</param>
internal sealed record DemoProduct(
    string Sku, string Name, string Gtin, decimal Price, decimal Cost, decimal Stock, string TaxCode = "STANDARD", string Unit = "EACH")
{
    /// <summary>
    /// GTIN-13: the digits weigh 1 and 3 in turn, the check digit fills their sum up to a multiple of ten.
    /// </summary>
    public string Barcode
    {
        get
        {
            var sum = Gtin.Select((digit, i) => (digit - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
            return Gtin + (10 - sum % 10) % 10;
        }
    }

    /// <summary>
    /// Prices are without tax. Most food is zero-rated in the United Kingdom; sweets and hardware are not.
    /// </summary>
    public static IReadOnlyList<DemoProduct> All { get; } =
    [
        new("TEA-EARL-GREY", "Earl Grey tea, 50 bags", "501000000001", 3.20m, 1.45m, 5000, "ZERO"),
        new("TEA-ASSAM", "Assam leaf tea, 250 g", "501000000002", 4.75m, 2.10m, 3000, "ZERO"),
        new("TEA-PEPPERMINT", "Peppermint infusion, 20 bags", "501000000003", 2.40m, 0.95m, 3000, "ZERO"),
        new("COFFEE-ESPRESSO", "Espresso beans, 1 kg", "501000000004", 14.50m, 7.80m, 2000, "ZERO"),
        new("COFFEE-DECAF", "Decaffeinated ground coffee, 227 g", "501000000005", 4.10m, 2.05m, 2000, "ZERO"),
        new("OATS-ROLLED", "Rolled oats, loose", "501000000006", 1.60m, 0.70m, 1500, "ZERO", "KG"),
        new("RICE-BASMATI", "Basmati rice, loose", "501000000007", 2.90m, 1.35m, 1500, "ZERO", "KG"),
        new("HONEY-HEATHER", "Heather honey, 340 g", "501000000008", 6.95m, 3.40m, 1200, "ZERO"),
        new("JAM-STRAWBERRY", "Strawberry jam, 340 g", "501000000009", 2.85m, 1.20m, 1200, "ZERO"),
        new("OIL-OLIVE", "Extra virgin olive oil, 750 ml", "501000000010", 8.40m, 4.60m, 1000, "ZERO"),
        new("CHOC-DARK-70", "Dark chocolate 70 %, 100 g", "501000000011", 2.25m, 0.98m, 4000),
        new("BISCUIT-CHOC", "Chocolate digestives, 266 g", "501000000012", 1.75m, 0.80m, 3500),
        new("WATER-SPARKLING", "Sparkling water, 1 l", "501000000013", 0.85m, 0.30m, 6000),
        new("LEMONADE", "Cloudy lemonade, 750 ml", "501000000014", 2.10m, 0.90m, 2500),
        new("MUG-BLUE", "Stoneware mug, blue", "501000000015", 7.50m, 2.90m, 800),
        new("TEAPOT-1L", "Teapot with strainer, 1 l", "501000000016", 24.00m, 10.50m, 300),
        new("TOWEL-TEA", "Linen tea towel", "501000000017", 8.25m, 3.10m, 900),
        new("BAG-COTTON", "Cotton shopping bag", "501000000018", 3.95m, 1.15m, 2500),
        new("CANDLE-BEESWAX", "Beeswax candle", "501000000019", 5.60m, 2.20m, 1100),
        new("GIFT-CARD-BLANK", "Greetings card, blank", "501000000020", 2.50m, 0.60m, 2000),
    ];
}
