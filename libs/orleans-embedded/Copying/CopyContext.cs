namespace Orleans.Serialization;

/// <summary>
/// Remembers what has been copied within one value, so that an object reached twice is copied once and a cycle ends.
/// The first few objects are found by a scan, larger graphs through a table.
/// </summary>
internal sealed class CopyContext
{
    private const int Scanned = 8;

    private readonly (object Original, object Copy)[] _first = new (object, object)[Scanned];
    private Dictionary<object, object>? _more;
    private int _count;

    public T? Find<T>(T original) where T : class
    {
        for (var i = 0; i < Math.Min(_count, Scanned); i++)
        {
            if (ReferenceEquals(_first[i].Original, original)) return (T)_first[i].Copy;
        }

        return _more is not null && _more.TryGetValue(original, out var copy) ? (T)copy : null;
    }

    public void Record(object original, object copy)
    {
        if (_count < Scanned) _first[_count] = (original, copy);
        else (_more ??= new(ReferenceEqualityComparer.Instance)).Add(original, copy);
        _count++;
    }

    public void Reset()
    {
        Array.Clear(_first);
        _more = null;
        _count = 0;
    }
}
