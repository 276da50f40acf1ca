namespace Orleans.Runtime;

/// <summary>Requests that wait for their turn, linked through themselves.</summary>
internal sealed class RequestQueue
{
    private Request? _last;

    public Request? First { get; private set; }

    public bool IsEmpty => First is null;

    public static Request? After(Request request) => (Request?)request.Next;

    public void Add(Request request)
    {
        request.Next = null;
        if (_last is null) First = request;
        else _last.Next = request;
        _last = request;
    }

    public void Remove(Request request)
    {
        Request? before = null;
        for (var each = First; !ReferenceEquals(each, request); each = After(each!)) before = each;
        if (before is null) First = After(request);
        else before.Next = request.Next;
        if (ReferenceEquals(_last, request)) _last = before;
        request.Next = null;
    }

    public Request? TakeFirst()
    {
        if (First is not { } first) return null;
        Remove(first);
        return first;
    }
}
