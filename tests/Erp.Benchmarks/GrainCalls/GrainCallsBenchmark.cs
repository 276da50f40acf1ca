using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Erp.Benchmarks.GrainCalls;

/// <summary>
/// What a grain call costs: 64 callers, 1,000 grains; and what an idle activation weighs.
/// Bars: 1,000,000 calls a second on 2 cores, 1 KiB an idle activation without state.
/// </summary>
public static class GrainCallsBenchmark
{
    private const int Grains = 1_000;
    private const int Callers = 64;
    private const int IdleActivations = 100_000;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync()
    {
        var host = Host.CreateApplicationBuilder();
        host.UseOrleans(static silo => silo.UseLocalhostClustering());
        using var silo = host.Build();
        await silo.StartAsync();
        var factory = silo.Services.GetRequiredService<IGrainFactory>();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Callers} callers, {Grains:N0} grains, {Environment.ProcessorCount} cores"));
        Console.WriteLine($"{"call",-46}{"calls/s",14}{"ns CPU",10}{"bytes",8}");
        var plain = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IEchoGrain>($"g{i}"));
        var reentrant = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IReentrantEchoGrain>($"g{i}"));
        await MeasureAll([.. plain], [.. reentrant]);
        await Weigh(factory);
        await silo.StopAsync();
        return 0;
    }

    private static async Task MeasureAll(IEchoGrain[] plain, IEchoGrain[] reentrant)
    {
        var parcel = new Parcel("label", [1, 2, 3]);
        await Measure("answers within its turn", i => plain[i].Add(1));
        await Measure("answers within its turn, reentrant", i => reentrant[i].Add(1));
        await Measure("argument copied", i => plain[i].Send(parcel));
        await Measure("gives its turn away once", i => plain[i].AddLater(1));
        await Measure("gives its turn away once, reentrant", i => reentrant[i].AddLater(1));
        await Measure("grain calls grain (2 calls)", i => plain[i].Relay(reentrant[i], 1));
        await Measure("one hot grain, reentrant, turn given away", _ => reentrant[0].AddLater(1));
        await Measure("request context has an entry", i => plain[i].Add(1), () => RequestContext.Set("user", "u"));
    }

    private static async Task Measure(string name, Func<int, Task<int>> call, Action? prepare = null)
    {
        await Drive(call, s_warmUp, prepare);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var allocated = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        var calls = await Drive(call, s_measured, prepare);
        var seconds = clock.Elapsed.TotalSeconds;
        var cpuPerCall = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalNanoseconds / calls;
        var bytesPerCall = (GC.GetTotalAllocatedBytes() - allocated) / calls;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-46}{calls / seconds,14:N0}{cpuPerCall,10:N0}{bytesPerCall,8:N0}"));
    }

    private static async Task<long> Drive(Func<int, Task<int>> call, TimeSpan time, Action? prepare)
    {
        using var stop = new CancellationTokenSource(time);
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            prepare?.Invoke();
            var count = 0L;
            for (var next = caller * 17; !stop.IsCancellationRequested; next++, count++) await call(next % Grains);
            return count;
        })));
        return counts.Sum();
    }

    private static async Task Weigh(IGrainFactory factory)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < IdleActivations; i++)
            await factory.GetGrain<IEchoGrain>($"idle{i}").Add(1);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / IdleActivations;
        Console.WriteLine($"an idle activation weighs {each} bytes");
    }
}
