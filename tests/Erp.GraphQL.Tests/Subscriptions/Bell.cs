using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Erp.GraphQL.Tests.Subscriptions;

/// <summary>What the tests listen to: every listener hears each ring from when it began to listen.</summary>
public sealed class Bell
{
    private readonly Lock _gate = new();
    private readonly List<Channel<Ring>> _listeners = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring(int number)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners) listener.Writer.TryWrite(new Ring(number));
        }
    }

    /// <summary>Ends every listener's stream.</summary>
    public void Melt()
    {
        lock (_gate)
        {
            foreach (var listener in _listeners) listener.Writer.Complete();
        }
    }

    /// <summary>Waits until so many listen.</summary>
    public async Task ListenersAsync(int count)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_listeners.Count == count) return;
                changed = _changed.Task;
            }
            await changed.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public async IAsyncEnumerable<Ring> ListenAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateUnbounded<Ring>();
        Change(listeners => listeners.Add(channel));
        try
        {
            await foreach (var ring in channel.Reader.ReadAllAsync(cancellation)) yield return ring;
        }
        finally
        {
            Change(listeners => listeners.Remove(channel));
        }
    }

    private void Change(Action<List<Channel<Ring>>> change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change(_listeners);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        changed.SetResult();
    }
}

public sealed record Ring(int Number);
