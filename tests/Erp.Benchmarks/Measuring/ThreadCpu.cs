using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Erp.Benchmarks.Measuring;

/// <summary>Processor time of the calling thread, in nanoseconds: what others do on the machine hardly shows in it.</summary>
internal static partial class ThreadCpu
{
    private const int ThreadClock = 3;

    public static TimeSpan Now
    {
        get
        {
            if (Read(ThreadClock, out var time) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
            return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000.0);
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    private static partial int Read(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
