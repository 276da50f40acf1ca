namespace Erp;

/// <summary>A text, a code or a list in the input breaks a rule of form.</summary>
[GenerateSerializer, Immutable, Alias("Erp.InvalidInput")]
public sealed record InvalidInput([property: Id(0)] string Reason) : DomainError
{
    public override string Code => "INVALID_INPUT";
    public override string Message => Reason;
}

/// <summary>The command's id was used before, with other input. Nothing was recorded.</summary>
[GenerateSerializer, Immutable, Alias("Erp.IdReused")]
public sealed record IdReused([property: Id(0)] string Id) : DomainError
{
    public override string Code => "ID_REUSED";
    public override string Message => $"The id {Id} was used before for something else; send new input under a new id.";
}

/// <summary>An amount is in another currency than the company's books.</summary>
[GenerateSerializer, Immutable, Alias("Erp.CurrencyMismatch")]
public sealed record CurrencyMismatch([property: Id(0)] string Given, [property: Id(1)] string Expected) : DomainError
{
    public override string Code => "CURRENCY_MISMATCH";
    public override string Message => $"The amount is in {Given}; amounts are in {Expected} here.";
}
