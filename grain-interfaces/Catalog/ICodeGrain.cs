namespace Erp.Catalog;

/// <summary>
/// Keeps one sku or barcode to one product. Key: <see cref="ProductCode"/>. A claim is provisional: the product's own
/// event makes it true, so a crash between the two neither blocks the code for ever nor lets two products share it.
/// </summary>
public interface ICodeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Claims the code; may be repeated. Refused with <c>SKU_TAKEN</c> or <c>BARCODE_TAKEN</c> when another product has
    /// it, and with <c>CODE_BUSY</c> (retryable) while another product is being given it. A product that has changed
    /// its code since loses the claim.
    /// </summary>
    Task<Outcome<CodeClaim>> Claim(ProductId product);

    /// <summary>
    /// The product that claims the code, or null. The product has the last word: see
    /// <see cref="ProductFacts.Answers"/>.
    /// </summary>
    [Requires(Permission.ProductsRead), ReadOnly]
    Task<ProductId?> Resolve();
}
