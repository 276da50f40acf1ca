using System.Collections.Immutable;
using Erp.Catalog;
using Erp.GraphQL;

namespace Erp.Api.Catalog;

[GraphQLName("CatalogChanges")]
[GraphQLDescription("What became of the catalogue after a position. Drop what the tombstones name, then put in the products.")]
public sealed record CatalogChangesNode(
    [property: GraphQLDescription(
        "Products that can be sold, whole, by their last change: each replaces its old self, codes and prices included.")]
    ImmutableArray<ProductNode> Products,
    [property: GraphQLDescription("What is to be dropped.")] ImmutableArray<CatalogTombstoneNode> Tombstones,
    [property: GraphQLDescription("Where to go on: give it as since.")] Position Position,
    [property: GraphQLDescription("Whether there are more changes already.")] bool HasMore);

public enum CatalogTombstoneKind
{
    [GraphQLDescription("The product cannot be sold any more; its codes go with it.")]
    Product,

    [GraphQLDescription("The product no longer has this sku. Another one may have it by now.")]
    Sku,

    [GraphQLDescription("The product no longer has this barcode. Another one may have it by now.")]
    Barcode,
}

[GraphQLName("CatalogTombstone")]
public sealed record CatalogTombstoneNode(
    CatalogTombstoneKind Kind,
    [property: ID, GraphQLDescription("The product that is gone, or that no longer has the code.")] ProductId ProductId,
    [property: GraphQLDescription("The product's sku, the old sku in upper case, or the barcode as 14 digits.")] string Code,
    [property: GraphQLDescription("Where it was taken away, or where the product last changed.")] Position Position);
