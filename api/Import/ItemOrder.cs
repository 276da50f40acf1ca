using System.Threading.Channels;

namespace Erp.Api.Import;

/// <summary>
/// Hands invoices out so that every item sees its sales in the file's order: an invoice is ready once every earlier invoice that
/// shares an item with it has been answered. Invoices that share none overlap.
/// </summary>
/// <remarks>Thread-safe. It never runs further ahead of the oldest open invoice than a window, so that dates stay nearly in order.</remarks>
internal sealed class ItemOrder
{
    private readonly int[] _waitingFor;
    private readonly List<int>?[] _successors;
    private readonly bool[] _done;
    private readonly int _window;
    private readonly Channel<int> _ready = Channel.CreateUnbounded<int>();
    private readonly Lock _lock = new();
    private int _oldest;
    private int _admitted;

    public ItemOrder(IReadOnlyList<RetailInvoice> invoices, int window)
    {
        _waitingFor = new int[invoices.Count];
        _successors = new List<int>?[invoices.Count];
        _done = new bool[invoices.Count];
        _window = window;
        Link(invoices);
        Admit();
    }

    /// <summary>Indexes of the invoices that may be sent now; ends when all are answered.</summary>
    public ChannelReader<int> Ready => _ready.Reader;

    /// <summary>Says that an invoice has been answered.</summary>
    public void Answered(int invoice)
    {
        lock (_lock)
        {
            _done[invoice] = true;
            foreach (var next in _successors[invoice] ?? [])
                if (--_waitingFor[next] == 0 && next < _admitted)
                    _ready.Writer.TryWrite(next);
            while (_oldest < _done.Length && _done[_oldest]) _oldest++;
            Admit();
        }
    }

    /// <summary>It is enough to wait for the last invoice of each item: that one has waited for the ones before.</summary>
    private void Link(IReadOnlyList<RetailInvoice> invoices)
    {
        var last = new Dictionary<string, int>();
        var predecessors = new HashSet<int>();
        for (var invoice = 0; invoice < invoices.Count; invoice++)
        {
            predecessors.Clear();
            foreach (var line in invoices[invoice].Lines)
            {
                if (last.TryGetValue(line.Sku, out var earlier) && earlier != invoice) predecessors.Add(earlier);
                last[line.Sku] = invoice;
            }
            _waitingFor[invoice] = predecessors.Count;
            foreach (var earlier in predecessors) (_successors[earlier] ??= []).Add(invoice);
        }
    }

    private void Admit()
    {
        for (; _admitted < _done.Length && _admitted < _oldest + _window; _admitted++)
            if (_waitingFor[_admitted] == 0)
                _ready.Writer.TryWrite(_admitted);
        if (_oldest == _done.Length) _ready.Writer.TryComplete();
    }
}
