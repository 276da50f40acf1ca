namespace Erp.GraphQL;

/// <summary>A page of a list, in the form of the Relay cursor specification.</summary>
/// <typeparam name="T">The CLR type of the nodes.</typeparam>
public sealed class Connection<T> : ITotalCount
    where T : notnull
{
    private readonly Func<ValueTask<int>>? _totalCount;

    /// <summary>A page without a total.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo pageInfo)
    {
        Edges = edges;
        PageInfo = pageInfo;
    }

    /// <summary>A page whose total is known.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo pageInfo, int totalCount)
        : this(edges, pageInfo, () => ValueTask.FromResult(totalCount))
    {
    }

    /// <summary>A page whose total is counted when a client asks for it.</summary>
    public Connection(IReadOnlyList<Edge<T>> edges, ConnectionPageInfo pageInfo, Func<ValueTask<int>> totalCount)
        : this(edges, pageInfo) => _totalCount = totalCount;

    /// <summary>The nodes with their cursors.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; }

    /// <summary>The nodes alone.</summary>
    public IEnumerable<T> Nodes => Edges.Select(edge => edge.Node);

    /// <summary>Where the page stands in the list.</summary>
    public ConnectionPageInfo PageInfo { get; }

    ValueTask<int> ITotalCount.CountAsync() => _totalCount is null
        ? throw new InvalidOperationException("The connection was made without a total count.")
        : _totalCount();
}

internal interface ITotalCount
{
    ValueTask<int> CountAsync();
}

/// <summary>A node of a page and the cursor that a client continues from.</summary>
public sealed record Edge<T>(T Node, string Cursor)
    where T : notnull;

/// <summary>Where a page stands in its list.</summary>
[GraphQLName("PageInfo")]
public sealed record ConnectionPageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);

/// <summary>
/// The paging arguments of a field marked <see cref="UseConnectionAttribute"/>, checked: sizes are between 0 and the
/// maximum, one of <see cref="First"/> and <see cref="Last"/> is set.
/// </summary>
public sealed record PagingArguments(int? First, string? After, int? Last, string? Before);
