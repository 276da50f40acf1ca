using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests;

/// <summary>
/// Where test and grain meet: silo and test share a process, so a key known to both is enough. Tests wait on signals
/// instead of sleeping.
/// </summary>
public sealed class Signals
{
    private static readonly ConcurrentDictionary<string, Signals> s_all = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();
    private readonly ConcurrentQueue<string> _log = new();

    /// <summary>No test should wait longer than this for what it provoked itself.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    public string[] Log => [.. _log];

    public static Signals Of(string key) => s_all.GetOrAdd(key, _ => new Signals());

    public void Note(string entry) => _log.Enqueue(entry);

    public void Raise(string name) => Gate(name).TrySetResult();

    public Task Raised(string name) => Gate(name).Task.WaitAsync(Patience);

    public bool IsRaised(string name) => Gate(name).Task.IsCompleted;

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
