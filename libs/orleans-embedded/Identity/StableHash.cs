namespace Orleans.Runtime;

/// <summary>
/// FNV-1a over UTF-16 code units. <see cref="string.GetHashCode()"/> differs from process to process, which would make
/// a seeded simulation unrepeatable.
/// </summary>
internal static class StableHash
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    public static int Of(string text)
    {
        unchecked
        {
            var hash = OffsetBasis;
            foreach (var unit in text) hash = (hash ^ unit) * Prime;
            return (int)hash;
        }
    }
}
