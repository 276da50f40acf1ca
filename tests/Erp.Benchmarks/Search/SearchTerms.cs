using Erp.Grains.Catalog;

namespace Erp.Benchmarks.Search;

/// <summary>What is searched for.</summary>
internal sealed record Search(string[] Words, string? SkuPart = null);

/// <summary>The ways to search, each made from a product that exists.</summary>
internal static class SearchTerms
{
    public static (string Kind, Func<ProductCreated, Search> Of)[] All { get; } =
    [
        ("no condition", _ => new([])),
        ("one word", product => new([Words(product)[0]])),
        ("two words", product => new([Words(product)[0], Words(product)[2]])),
        ("the whole name", product => new(Words(product))),
        ("a rare word, 1 in 1,000", _ => new(["xylophone"])),
        ("a word that none has", _ => new(["quagmire"])),
        ("two letters that none has", _ => new(["qx"])),
        ("two letters of a word", _ => new(["xy"])),
        ("seven characters of a sku", product => new([], product.Sku[4..11].ToLowerInvariant())),
        ("four characters of a sku", product => new([], product.Sku[5..9].ToLowerInvariant())),
        ("last five of a barcode", product => new([product.Barcodes[0][9..]])),
        ("whole barcode, as text", product => new([product.Barcodes[0]])),
    ];

    private static string[] Words(ProductCreated product) => product.Name.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
