using System.Threading.Channels;

namespace Erp.Grains.Live;

/// <summary>Wakes one subscriber. Many signals before it looks are as good as one.</summary>
internal sealed class LiveSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1)
    {
        FullMode = BoundedChannelFullMode.DropWrite,
        SingleReader = true,
    });

    public void Set() => _set.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellation) => await _set.Reader.ReadAsync(cancellation);
}
