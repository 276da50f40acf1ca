using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Erp.Benchmarks.Load;

/// <summary>
/// Linux's epoll, by hand: the load generator shares the cores with what it measures, and the asynchronous sockets of .NET would cost several
/// times as much.
/// </summary>
internal sealed partial class Epoll : IDisposable
{
    private const int Readable = 1;
    private const int Add = 1;

    // The kernel packs the structure on x64 only.
    private static readonly int s_dataOffset = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int s_eventSize = s_dataOffset + 8;

    private readonly int _epoll = Check(Create(0));
    private readonly byte[] _events = new byte[1024 * s_eventSize];
    private readonly int[] _ready = new int[1024];

    /// <summary>From now on <see cref="Wait"/> reports the tag whenever there is something to read.</summary>
    public void Watch(Socket socket, int tag)
    {
        Span<byte> @event = stackalloc byte[s_eventSize];
        BinaryPrimitives.WriteInt32LittleEndian(@event, Readable);
        BinaryPrimitives.WriteInt32LittleEndian(@event[s_dataOffset..], tag);
        Check(Control(_epoll, Add, (int)socket.Handle, ref MemoryMarshal.GetReference(@event)));
    }

    /// <returns>Tags of the sockets that can be read; none when the time is over.</returns>
    public ReadOnlySpan<int> Wait(int milliseconds)
    {
        var count = WaitFor(_epoll, ref _events[0], _ready.Length, milliseconds);
        if (count < 0) return [];
        for (var i = 0; i < count; i++)
            _ready[i] = BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan((i * s_eventSize) + s_dataOffset));
        return _ready.AsSpan(0, count);
    }

    public void Dispose() => Close(_epoll);

    private static int Check(int result) => result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int epoll, int operation, int file, ref byte @event);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int WaitFor(int epoll, ref byte events, int max, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int file);
}
