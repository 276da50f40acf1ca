using Erp.Companies;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>When a sale or return took place, and the day it belongs to in the company's books.</summary>
internal readonly record struct SaleMoment(DateTimeOffset OccurredAt, DateOnly BusinessDate)
{
    /// <summary>How far a terminal's clock may be off from ours before its time counts as another one than now.</summary>
    public static TimeSpan ClockTolerance { get; } = TimeSpan.FromMinutes(2);

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static SaleMoment Of(
        DateTimeOffset? given, DateTimeOffset now, CompanyFacts company, Caller caller, ICollection<DomainError> errors)
    {
        var occurredAt = (given ?? now).ToUniversalTime();
        if (occurredAt > now + ClockTolerance)
            errors.Add(new InvalidInput("This time is in the future.") { Field = "occurredAt" });
        else if (occurredAt < now - ClockTolerance && !caller.May(Permission.PosBackdate))
            errors.Add(new BackdatingForbidden { Field = "occurredAt" });
        else if (occurredAt < Earliest)
            errors.Add(new InvalidInput("This time is before the year 1990.") { Field = "occurredAt" });
        else
            return At(occurredAt, company);
        return At(now, company);
    }

    /// <summary>Tables keep no more than microseconds, and what a till has recorded must show one time everywhere.</summary>
    public static DateTimeOffset WholeMilliseconds(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));

    private static SaleMoment At(DateTimeOffset time, CompanyFacts company)
    {
        var whole = WholeMilliseconds(time);
        return new SaleMoment(whole, company.LocalDate(whole));
    }
}
