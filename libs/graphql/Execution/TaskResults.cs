using System.Reflection;

namespace Erp.GraphQL.Execution;

/// <summary>Takes results out of typed tasks. A result that is there already skips the machinery for waiting.</summary>
internal static class TaskResults
{
    private static readonly MethodInfo Definition =
        typeof(TaskResults).GetMethod(nameof(ResultOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The result of a resolver's task if it has succeeded, otherwise the task.</summary>
    public static object? ResultOrTask<T>(Task<T>? task) => task switch
    {
        { IsCompletedSuccessfully: true } => task.Result,
        null => throw new InvalidOperationException("A resolver returned no task."),
        _ => task,
    };

    /// <summary>The result of a resolver's task if it has succeeded, otherwise the task.</summary>
    public static object? ResultOrTask<T>(ValueTask<T> task) =>
        task.IsCompletedSuccessfully ? task.Result : task.AsTask();

    public static Func<Task, object?> For(Type result) =>
        Definition.MakeGenericMethod(result).CreateDelegate<Func<Task, object?>>();

    private static object? ResultOf<T>(Task task) => ((Task<T>)task).GetAwaiter().GetResult();
}
