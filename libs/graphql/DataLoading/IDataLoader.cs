namespace Erp.GraphQL;

/// <summary>A source of values that are fetched many at a time. One instance serves one request.</summary>
public interface IDataLoader;

/// <summary>
/// A source of values by key; a key is fetched once a request, keys asked for together are fetched together.
/// </summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
public interface IDataLoader<TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value of a key, or the default of <typeparamref name="TValue"/> when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key);

    /// <summary>The values of several keys in their order.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys);
}
