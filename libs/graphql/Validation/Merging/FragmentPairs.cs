namespace Erp.GraphQL.Validation.Merging;

/// <summary>Which fragments have been compared with each other, so that no pair is compared twice.</summary>
internal sealed class FragmentPairs
{
    private readonly Dictionary<(string, string), bool> _compared = [];

    /// <summary>Notes that two fragments are compared; false when that has been done before.</summary>
    public bool Begin(string left, string right, bool areExclusive)
    {
        if (IsDone((left, right), areExclusive) || IsDone((right, left), areExclusive)) return false;
        _compared[(left, right)] = areExclusive;
        return true;
    }

    /// <summary>A comparison for the case that both apply to one object covers the case that they do not.</summary>
    private bool IsDone((string, string) pair, bool areExclusive) =>
        _compared.TryGetValue(pair, out var wereExclusive) && (areExclusive || !wereExclusive);
}
