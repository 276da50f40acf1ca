using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public interface ICallGrain : IGrainWithStringKey
{
    Task<int> Add(int left, int right);

    ValueTask<string> Join(string left, string right);

    ValueTask Nothing();

    Task Refuse(string why);

    Task RefuseLater(string why);

    [OneWay]
    Task Notify(string gate);

    [OneWay]
    Task NotifyInVain();

    Task Append(int number);

    Task<int[]> Appended();

    /// <summary>Calls <see cref="Append"/> of another grain many times without awaiting in between.</summary>
    Task SendInOrder(ICallGrain target, int count);

    Task<string?> ContextValue(string key);

    Task<string?> ContextValueSeenBy(ICallGrain other, string key);

    Task SetContext(string key, string value);

    Task<string[]> Sum(params string[] parts);
}

[GenerateSerializer]
public sealed class RefusedException(string message) : Exception(message);

public sealed class CallGrain : Grain, ICallGrain
{
    private readonly List<int> _appended = [];

    public Task<int> Add(int left, int right) => Task.FromResult(left + right);

    public ValueTask<string> Join(string left, string right) => ValueTask.FromResult(left + right);

    public ValueTask Nothing() => ValueTask.CompletedTask;

    public Task Refuse(string why) => throw new RefusedException(why);

    public async Task RefuseLater(string why)
    {
        await Task.Yield();
        throw new RefusedException(why);
    }

    public async Task Notify(string gate)
    {
        var signals = Signals.Of(this.GetPrimaryKeyString());
        await signals.Raised(gate);
        signals.Raise("notified");
    }

    public Task NotifyInVain() => throw new RefusedException("nobody hears");

    public Task Append(int number)
    {
        _appended.Add(number);
        return Task.CompletedTask;
    }

    public Task<int[]> Appended() => Task.FromResult(_appended.ToArray());

    public async Task SendInOrder(ICallGrain target, int count)
    {
        var calls = new List<Task>();
        for (var i = 0; i < count; i++) calls.Add(target.Append(i));
        await Task.WhenAll(calls);
    }

    public async Task<string?> ContextValue(string key)
    {
        await Task.Yield();
        return (string?)RequestContext.Get(key);
    }

    public Task<string?> ContextValueSeenBy(ICallGrain other, string key) => other.ContextValue(key);

    public Task SetContext(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.CompletedTask;
    }

    public Task<string[]> Sum(params string[] parts) => Task.FromResult(parts);
}
