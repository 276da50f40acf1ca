namespace Erp.Catalog;

/// <summary>What a product says of its claim to a code.</summary>
[GenerateSerializer, Alias("Erp.Catalog.ClaimFate")]
public enum ClaimFate
{
    /// <summary>The product is being created or changed right now; nothing is decided.</summary>
    Pending,

    /// <summary>The code is the product's.</summary>
    Held,

    /// <summary>The product does not have the code, and no earlier attempt can give it to it any more.</summary>
    Void,
}
