using System.Globalization;

namespace Erp.Transfers;

/// <summary>Key of <see cref="ITransferGrain"/>: <c>1/client id</c>.</summary>
/// <param name="Id">What the client calls it, 1–100 characters; case matters, and it may hold slashes.</param>
public readonly record struct TransferKey(CompanyId Company, string Id)
{
    /// <summary>The grain type, and so the first part of its id and of its stream's name.</summary>
    public const string GrainType = "transfer";

    /// <summary>The whole grain id, <c>transfer/1/T-4711</c>: the owner in reservations and the stream's name.</summary>
    public string GrainId => string.Create(CultureInfo.InvariantCulture, $"{GrainType}/{Company.Value}/{Id}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Company.Value}/{Id}");

    /// <summary>False for a text that no transfer can be called.</summary>
    public static bool TryCreate(CompanyId company, string? id, out TransferKey key)
    {
        key = new TransferKey(company, id ?? "");
        return FreeText.Check(id, 1, FreeText.MaxId, "id") is null;
    }

    public static bool TryParse(string text, out TransferKey key)
    {
        key = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash >= 0
            && CompanyKeys.TryParse(text.AsSpan(0, slash), out var company)
            && TryCreate(company, text[(slash + 1)..], out key);
    }
}
