using System.Reflection;
using Erp.GraphQL.Schema;

namespace Erp.GraphQL.DataLoading;

/// <summary>Finds the batch function for a parameter of type <see cref="IDataLoader{TKey,TValue}"/>.</summary>
internal sealed class DataLoaderRegistry
{
    private readonly Dictionary<Type, LoaderSource> _sources = [];

    public void Add(MethodInfo method)
    {
        var source = LoaderSource.Of(method);
        if (_sources.TryAdd(source.LoaderType, source)) return;
        throw new SchemaException(
            $"{method.DeclaringType?.Name}.{method.Name} and {_sources[source.LoaderType].Name} are both the batch function of "
            + $"{source.Describe()}; derive a class from BatchDataLoader for one of them.");
    }

    /// <summary>The batch function behind a loader type; null when the type is a class the engine can make.</summary>
    public LoaderSource? SourceOf(Type loader)
    {
        if (!loader.IsInterface && !loader.IsAbstract) return null;
        if (_sources.TryGetValue(loader, out var source)) return source;
        throw new SchemaException(ClrShape.IsGeneric(loader, typeof(IDataLoader<,>))
            ? $"no [DataLoader] method loads {loader.GetGenericArguments()[1].Name} by {loader.GetGenericArguments()[0].Name}."
            : $"{loader.Name} is no data loader the engine can make.");
    }
}
