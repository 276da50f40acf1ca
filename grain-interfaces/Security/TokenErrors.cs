namespace Erp.Security;

[GenerateSerializer, Immutable, Alias("Erp.Security.TokenTaken")]
public sealed record TokenTaken : DomainError
{
    public override string Code => "TOKEN_TAKEN";
    public override string Message => "This token has been issued before, with other rights, or has been revoked: make a new one.";
}

[GenerateSerializer, Immutable, Alias("Erp.Security.TokenUnknown")]
public sealed record TokenUnknown : DomainError
{
    public override string Code => "TOKEN_UNKNOWN";
    public override string Message => "There is no such token.";
}

/// <param name="Permission">As it was given.</param>
[GenerateSerializer, Immutable, Alias("Erp.Security.PermissionUnknown")]
public sealed record PermissionUnknown([property: Id(0)] string Permission) : DomainError
{
    public override string Code => "PERMISSION_UNKNOWN";
    public override string Message => $"There is no permission \"{Permission}\".";
}

/// <summary>Whoever makes a token can give it no right that he lacks himself.</summary>
/// <param name="Permission">As it was given.</param>
[GenerateSerializer, Immutable, Alias("Erp.Security.PermissionNotHeld")]
public sealed record PermissionNotHeld([property: Id(0)] string Permission) : DomainError
{
    public override string Code => "PERMISSION_NOT_HELD";
    public override string Message => $"You do not hold the permission \"{Permission}\", so you cannot give it to a token.";
}
