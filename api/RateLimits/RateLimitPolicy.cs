using System.Globalization;

namespace Erp.Api.RateLimits;

/// <summary>So many units in so much time, for whoever the policy is about.</summary>
/// <param name="name">What the headers call it.</param>
/// <param name="quota">Units a window; 0 for no limit.</param>
/// <param name="window">The window.</param>
/// <param name="clock">Measures it.</param>
internal sealed class RateLimitPolicy(string name, int quota, TimeSpan window, TimeProvider clock)
{
    /// <summary>What is left is told in steps, so that the texts for it need not be made for each answer.</summary>
    private const int Steps = 128;

    private readonly string[] _left =
        [.. Enumerable.Range(0, Steps + 1).Select(step => Text(name, (long)quota * step / Steps, seconds: 1))];

    public bool IsOn => quota > 0;

    /// <summary>The policy in <c>RateLimit-Policy</c>.</summary>
    public string Description { get; } =
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={quota};w={(int)window.TotalSeconds}");

    public TokenBucket NewBucket() =>
        new(quota, Math.Max(1, (long)(window.TotalSeconds * clock.TimestampFrequency / quota)));

    /// <summary>How much of the quota is left, from 0 to 1.</summary>
    public double Share(long left) => (double)left / quota;

    /// <summary>What is left in <c>RateLimit</c>, rounded down.</summary>
    public string Left(long left) => _left[(int)Math.Clamp(left * Steps / quota, 0, Steps)];

    /// <summary>That nothing is left, in <c>RateLimit</c>.</summary>
    public string Exhausted(int seconds) => Text(name, 0, seconds);

    private static string Text(string name, long left, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={seconds}");
}
