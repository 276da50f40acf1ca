using System.Linq.Expressions;
using System.Reflection;
using Erp.GraphQL.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.DataLoading;

/// <summary>A static batch function marked <see cref="DataLoaderAttribute"/>, compiled.</summary>
internal abstract class LoaderSource(string name)
{
    public string Name { get; } = name;

    public abstract Type LoaderType { get; }

    public abstract IDataLoader Create(IServiceProvider services);

    public string Describe() => string.Join(" → ", LoaderType.GetGenericArguments().Select(type => type.Name));

    public static LoaderSource Of(MethodInfo method)
    {
        var name = $"{method.DeclaringType?.Name}.{method.Name}";
        var keys = method.GetParameters().FirstOrDefault()?.ParameterType;
        var values = ClrShape.IsGeneric(method.ReturnType, typeof(Task<>))
            ? method.ReturnType.GetGenericArguments()[0]
            : null;
        var dictionary = values?.GetInterfaces().Prepend(values)
            .FirstOrDefault(type => ClrShape.IsGeneric(type, typeof(IReadOnlyDictionary<,>)));
        if (!method.IsStatic || keys is null || dictionary is null
            || keys != typeof(IReadOnlyList<>).MakeGenericType(dictionary.GetGenericArguments()[0]))
        {
            throw new SchemaException(
                $"{name} is marked [DataLoader] but is not of the form "
                + "static Task<IReadOnlyDictionary<TKey, TValue>> Name(IReadOnlyList<TKey> keys, services…, CancellationToken).");
        }
        return (LoaderSource)Activator.CreateInstance(
            typeof(LoaderSource<,>).MakeGenericType(dictionary.GetGenericArguments()), name, method)!;
    }
}

/// <summary>A batch function with its services found.</summary>
internal delegate Task<IReadOnlyDictionary<TKey, TValue>> LoadBatch<TKey, TValue>(
    IReadOnlyList<TKey> keys, IServiceProvider services, CancellationToken cancellation);

internal sealed class LoaderSource<TKey, TValue>(string name, MethodInfo method) : LoaderSource(name)
    where TKey : notnull
{
    private readonly LoadBatch<TKey, TValue> _load =
        Compile(method);

    public override Type LoaderType => typeof(IDataLoader<TKey, TValue>);

    public override IDataLoader Create(IServiceProvider services) => new SourceDataLoader(_load, services);

    private static LoadBatch<TKey, TValue> Compile(
        MethodInfo method)
    {
        var keys = Expression.Parameter(typeof(IReadOnlyList<TKey>), "keys");
        var services = Expression.Parameter(typeof(IServiceProvider), "services");
        var cancellation = Expression.Parameter(typeof(CancellationToken), "cancellation");
        var arguments = method.GetParameters().Skip(1).Select(parameter => parameter.ParameterType == typeof(
            CancellationToken)
            ? (Expression)cancellation
            : Expression.Call(
                typeof(ServiceProviderServiceExtensions),
                nameof(ServiceProviderServiceExtensions.GetRequiredService),
                [parameter.ParameterType],
                services));
        var call = Expression.Call(method, [keys, .. arguments]);
        var result = method.ReturnType.GetGenericArguments()[0];
        var body = Expression.Call(typeof(LoaderSource<TKey, TValue>), nameof(Widen), [result], call);
        return Expression.Lambda<LoadBatch<TKey, TValue>>(
            body, keys, services, cancellation).Compile();
    }

    private static async Task<IReadOnlyDictionary<TKey, TValue>> Widen<TResult>(Task<TResult> task)
        where TResult : IReadOnlyDictionary<TKey, TValue> => await task.ConfigureAwait(false);

    private sealed class SourceDataLoader(
        LoadBatch<TKey, TValue> load,
        IServiceProvider services) : BatchDataLoader<TKey, TValue>
    {
        protected override Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
            IReadOnlyList<TKey> keys, CancellationToken cancellation) => load(keys, services, cancellation);
    }
}
