using System.Buffers.Text;
using System.Text;

namespace Erp.Benchmarks.Load;

/// <summary>
/// A whole HTTP request with digits that change: <c>#####</c> in the body is a slot. Filling it costs no more than writing the digits.
/// </summary>
internal sealed class RequestTemplate
{
    private readonly byte[] _request;
    private readonly List<Range> _slots = [];

    public RequestTemplate(string token, string body)
    {
        var head = $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        _request = Encoding.UTF8.GetBytes(head + body);
        for (var at = head.Length; at < _request.Length; at++)
        {
            if (_request[at] != '#') continue;
            var end = at;
            while (_request[end] == '#') end++;
            _slots.Add(at..end);
            at = end;
        }
    }

    /// <summary>Writes a number into a slot, with leading zeros.</summary>
    public void Fill(int slot, long number)
    {
        var digits = _request.AsSpan(_slots[slot]);
        if (!Utf8Formatter.TryFormat(number, digits, out _, new System.Buffers.StandardFormat('D', (byte)digits.Length)))
            throw new ArgumentOutOfRangeException(nameof(number), number, "More digits than the slot holds.");
    }

    public ReadOnlySpan<byte> Request => _request;
}
