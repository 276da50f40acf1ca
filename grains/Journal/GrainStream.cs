using System.Globalization;

namespace Erp.Grains.Journal;

/// <summary>How a grain's id names its stream and its company: <c>type/company/…</c>.</summary>
public static class GrainStream
{
    public static StreamKey Of(GrainId grain)
    {
        var name = grain.ToString();
        return new StreamKey(CompanyOf(name), name);
    }

    public static CompanyId CompanyOf(string grainId)
    {
        var start = grainId.IndexOf('/', StringComparison.Ordinal) + 1;
        var end = grainId.IndexOf('/', start);
        var text = end < 0 ? grainId.AsSpan(start) : grainId.AsSpan(start, end - start);
        return new CompanyId(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Who calls, from the request context; timers and settlements come without one and act as the system.</summary>
    public static Caller CallerOf(CompanyId company) =>
        RequestContext.Get(Caller.ContextKey) as Caller ?? Caller.System(company);
}
