namespace Erp.Simulation.Tests.Host;

/// <summary>Ways to fail that leave the outcome open: whoever sees one sends the same request again.</summary>
internal static class Excuses
{
    public static bool Cover(Exception e) => e is UnavailableException or TimeoutException or OrleansException;
}
