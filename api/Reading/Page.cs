using Erp.GraphQL;

namespace Erp.Api.Reading;

internal static class Page
{
    /// <summary>A page from one row more than it holds, which says whether another page follows.</summary>
    public static Connection<T> Of<T>(List<T> rows, int size, bool continued, Func<T, string> cursor) where T : notnull
    {
        var hasNext = rows.Count > size;
        if (hasNext) rows.RemoveRange(size, rows.Count - size);
        var edges = rows.ConvertAll(row => new Edge<T>(row, cursor(row)));
        return new Connection<T>(
            edges, new ConnectionPageInfo(hasNext, continued, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor));
    }
}
