namespace Orleans.Runtime;

/// <summary>The result of a method that has none.</summary>
internal readonly struct Nothing;

/// <summary>A call of a method that returns <see cref="Task{TResult}"/>.</summary>
internal abstract class TaskRequest<T> : Request<T>
{
    public abstract Task<T> Invoke(object grain);

    public sealed override ValueTask<T> Call(object grain) => new(Invoke(grain));
}

/// <summary>A call of a method that returns <see cref="ValueTask{TResult}"/>.</summary>
internal abstract class ValueTaskRequest<T> : Request<T>
{
    public abstract ValueTask<T> Invoke(object grain);

    public sealed override ValueTask<T> Call(object grain) => Invoke(grain);
}

/// <summary>A call of a method that returns <see cref="Task"/>.</summary>
internal abstract class TaskRequest : Request<Nothing>
{
    public abstract Task Invoke(object grain);

    public sealed override ValueTask<Nothing> Call(object grain)
    {
        var task = Invoke(grain);
        return task.IsCompletedSuccessfully ? default : new ValueTask<Nothing>(Await(task));
    }

    private static async Task<Nothing> Await(Task task)
    {
        await task;
        return default;
    }
}

/// <summary>A call of a method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskRequest : Request<Nothing>
{
    public abstract ValueTask Invoke(object grain);

    public sealed override ValueTask<Nothing> Call(object grain)
    {
        var task = Invoke(grain);
        return task.IsCompletedSuccessfully ? default : new ValueTask<Nothing>(Await(task));
    }

    private static async Task<Nothing> Await(ValueTask task)
    {
        await task;
        return default;
    }
}

/// <summary>A call of a method that returns nothing at all, and so is one way.</summary>
internal abstract class VoidRequest : Request<Nothing>
{
    public abstract void Invoke(object grain);

    public sealed override ValueTask<Nothing> Call(object grain)
    {
        Invoke(grain);
        return default;
    }
}
