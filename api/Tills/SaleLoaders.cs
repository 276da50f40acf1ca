using Erp.GraphQL;

namespace Erp.Api.Tills;

/// <summary>The lines of a page of sales, in one query.</summary>
public sealed class SaleLineLoader(SaleReader reader) : BatchDataLoader<SaleRowKey, IReadOnlyList<SaleLineNode>>
{
    protected override Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleLineNode>>> LoadBatchAsync(
        IReadOnlyList<SaleRowKey> keys, CancellationToken cancellation) => reader.LinesAsync(keys, cancellation);
}

/// <summary>The payments of a page of sales, in one query.</summary>
public sealed class SalePaymentLoader(SaleReader reader) : BatchDataLoader<SaleRowKey, IReadOnlyList<SalePaymentNode>>
{
    protected override Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SalePaymentNode>>> LoadBatchAsync(
        IReadOnlyList<SaleRowKey> keys, CancellationToken cancellation) => reader.PaymentsAsync(keys, cancellation);
}

/// <summary>The tax summaries of a page of sales, in one query.</summary>
public sealed class SaleTaxLoader(SaleReader reader) : BatchDataLoader<SaleRowKey, IReadOnlyList<SaleTaxNode>>
{
    protected override Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleTaxNode>>> LoadBatchAsync(
        IReadOnlyList<SaleRowKey> keys, CancellationToken cancellation) => reader.TaxesAsync(keys, cancellation);
}

/// <summary>The exceptions of a page of sales, in one query.</summary>
public sealed class SaleExceptionLoader(SaleReader reader) : BatchDataLoader<SaleRowKey, IReadOnlyList<SaleExceptionNode>>
{
    protected override Task<IReadOnlyDictionary<SaleRowKey, IReadOnlyList<SaleExceptionNode>>> LoadBatchAsync(
        IReadOnlyList<SaleRowKey> keys, CancellationToken cancellation) => reader.ExceptionsAsync(keys, cancellation);
}
