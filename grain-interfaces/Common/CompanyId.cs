using System.Globalization;

namespace Erp;

/// <summary>A company (tenant). It is the first part of every grain key and comes from the caller's token, never from a request's body.</summary>
[GenerateSerializer, Immutable, Alias("Erp.CompanyId")]
public readonly record struct CompanyId([property: Id(0)] int Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
