namespace Erp.GraphQL.DataLoading;

/// <summary>What a request does with its loaders.</summary>
internal interface IBatchSource
{
    /// <summary>Says which request the loader belongs to.</summary>
    void Attach(RequestLoaders request);

    /// <summary>Fetches what has been asked for since the last time.</summary>
    void Dispatch(CancellationToken cancellation);
}
