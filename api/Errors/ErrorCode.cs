using Erp.GraphQL;

namespace Erp.Api.Errors;

[GraphQLDescription("Why something was refused. Codes are stable: programs decide by them, people read the message.")]
public enum ErrorCode
{
    // Form
    InvalidInput,
    IdReused,
    CurrencyMismatch,

    // Company
    CompanyUnknown,
    WarehouseUnknown,
    TerminalUnknown,
    TaxCodeUnknown,
    TaxRateUnknown,
    CurrencyFixed,

    // Catalog
    ProductUnknown,
    ProductInactive,
    SkuTaken,
    BarcodeTaken,
    BarcodeInvalid,
    CodeBusy,
    UnitUnknown,
    PriceInvalid,
    PriceNotInFuture,
    PriceScheduleFull,
    ServiceTracked,
    VoucherTaxed,

    // Inventory
    QuantityInvalid,
    CostInvalid,
    LifetimeInvalid,
    ProductNotTracked,
    StockInsufficient,
    ReservationUnknown,
    ReservationStale,
    ReservationBusy,

    // Stocktakes
    StocktakeUnknown,
    StocktakeOver,
    StocktakeEmpty,
    NotInStocktake,

    // Transfers
    TransferUnknown,
    TransferOver,
    TransferExceeded,
    SameWarehouse,

    // Tills
    TerminalForbidden,
    OfflineForbidden,
    RecoveryForbidden,
    EnrolmentSuperseded,
    SequenceGap,
    SequenceTaken,
    TotalMismatch,
    PriceOverrideForbidden,
    TaxOverrideForbidden,
    ReturnForbidden,
    BackdatingForbidden,
    DiscountInvalid,
    Underpaid,
    Overpaid,
    SaleUnknown,
    SaleLineUnknown,
    PaymentUnknown,
    AlreadyReturned,
    ReturnExceeded,
    RefundExceeded,
    RefundMismatch,

    // Security
    TokenTaken,
    TokenUnknown,
    PermissionUnknown,
    PermissionNotHeld,

    // The service itself: whether the command was carried out is not known; sending it again with the same id is safe.
    Unavailable,
    Overloaded,
    Conflict,
}
