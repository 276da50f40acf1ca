namespace Orleans.Serialization.Invocation;

/// <summary>How a call ended: with a result or with an exception.</summary>
public sealed class Response
{
    private Response()
    {
    }

    public static Response Completed { get; } = new();

    public object? Result { get; private init; }

    public Exception? Exception { get; private init; }

    public static Response FromException(Exception exception) => new() { Exception = exception };

    public static Response FromResult<TResult>(TResult value) => new() { Result = value };

    public T? GetResult<T>() => Exception is null ? (T?)Result : throw Exception;

    public override string ToString() => Exception?.ToString() ?? Result?.ToString() ?? "[null]";
}
