namespace Erp.Catalog;

/// <summary>The product that a code is claimed for.</summary>
[GenerateSerializer, Immutable, Alias("Erp.Catalog.CodeClaim")]
public sealed record CodeClaim([property: Id(0)] ProductId Product);
