using System.Reflection;
using System.Runtime.CompilerServices;

namespace Erp.GraphQL.Execution;

/// <summary>Opens the stream of events behind a field of the subscription type.</summary>
/// <param name="code">Calls the method that opens the stream.</param>
/// <param name="adapt">Gives the stream that the method returned its common type.</param>
internal sealed class EventSource(FieldCode code, Func<object, IAsyncEnumerable<object?>> adapt)
{
    private static readonly MethodInfo Adapter =
        typeof(EventSource).GetMethod(nameof(Adapt), BindingFlags.NonPublic | BindingFlags.Static)!;

    public async ValueTask<IAsyncEnumerable<object?>> OpenAsync(OperationExecution execution, FieldPlan field)
    {
        var opened = code.Resolve(execution, field, null, null);
        if (opened is Task task && code.TaskResult is not null)
        {
            await task.ConfigureAwait(false);
            opened = code.TaskResult(task);
        }
        return adapt(opened ?? throw new InvalidOperationException("A subscription's method returned no stream."));
    }

    public static Func<object, IAsyncEnumerable<object?>> AdapterOf(Type message) =>
        Adapter.MakeGenericMethod(message).CreateDelegate<Func<object, IAsyncEnumerable<object?>>>();

    /// <summary>A stream of a class is one of objects already; one of a struct is boxed event by event.</summary>
    private static IAsyncEnumerable<object?> Adapt<T>(object stream) =>
        stream as IAsyncEnumerable<object?> ?? BoxAsync((IAsyncEnumerable<T>)stream);

    private static async IAsyncEnumerable<object?> BoxAsync<T>(
        IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in stream.WithCancellation(cancellation).ConfigureAwait(false)) yield return item;
    }
}
