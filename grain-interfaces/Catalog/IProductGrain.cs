namespace Erp.Catalog;

/// <summary>One product. Key: <see cref="ProductKey"/>.</summary>
public interface IProductGrain : IGrainWithStringKey
{
    /// <summary>
    /// Creates the product. Idempotent by its id: the same input gives the same product again, other input is refused
    /// with <c>ID_REUSED</c>. Every error of the input comes at once.
    /// </summary>
    [Requires(Permission.ProductsCreate)]
    Task<Outcome<ProductFacts>> Create(CreateProduct command);

    /// <summary>
    /// Changes what the command gives; idempotent. Old stock, sales and reservations keep the product's id.
    /// </summary>
    [Requires(Permission.ProductsUpdate)]
    Task<Outcome<ProductFacts>> Change(ChangeProduct command);

    /// <summary>
    /// Sets the price that holds from an instant on. Idempotent: the same price of the same instant is accepted again,
    /// also when it has come into force meanwhile; else refused with <c>PRICE_NOT_IN_FUTURE</c>.
    /// </summary>
    [Requires(Permission.ProductsUpdate)]
    Task<Outcome<ProductFacts>> SchedulePrice(SchedulePrice command);

    /// <summary>
    /// Takes a scheduled price back. Idempotent: accepted also when nothing is scheduled for that instant. A price that
    /// has come into force is history and is refused with <c>PRICE_NOT_IN_FUTURE</c>.
    /// </summary>
    [Requires(Permission.ProductsUpdate)]
    Task<Outcome<ProductFacts>> CancelScheduledPrice(CancelScheduledPrice command);

    /// <summary>Takes the product out of sale; its sku and barcodes stay its own. Idempotent.</summary>
    [Requires(Permission.ProductsUpdate)]
    Task<Outcome<ProductFacts>> Deactivate();

    /// <summary>Puts the product back into sale. Idempotent.</summary>
    [Requires(Permission.ProductsUpdate)]
    Task<Outcome<ProductFacts>> Activate();

    /// <summary>
    /// The product as it is now; null if it was never created. Cheap: the same instance until something changes.
    /// </summary>
    [Requires(Permission.ProductsRead), ReadOnly]
    Task<ProductFacts?> GetFacts();

    /// <summary>
    /// A code grain asks whether a claim of this product stands, before it gives the code to another.
    /// <see cref="ClaimFate.Void"/> binds: it is answered only after an event that keeps every earlier attempt to
    /// create or change the product from becoming true.
    /// </summary>
    Task<ClaimFate> Inquire(string code);
}
