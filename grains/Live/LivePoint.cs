namespace Erp.Grains.Live;

/// <summary>
/// How far a subscriber has come: what it has been told of an entry of the journal, and all before it. Unlike a
/// <see cref="Position"/> it compares.
/// </summary>
/// <param name="Part">What an entry holds is told in the order of its parts; <see cref="All"/> of it at the end.</param>
internal readonly record struct LivePoint(long Entry, long Part) : IComparable<LivePoint>
{
    public const long All = long.MaxValue;

    public static LivePoint AllOf(Position position) => new(position.Value, All);

    /// <summary>Where a client says that it is.</summary>
    public static LivePoint Of(Position position) => new(position.Value, position.Part == 0 ? All : position.Part);

    /// <summary>What a client gives back to go on from here.</summary>
    public Position ToPosition(int epoch) => new(epoch, Entry) { Part = Part == All ? 0 : Part };

    /// <summary>The position after which an entry comes that has been told in part.</summary>
    public long Before => Part == All ? Entry : Entry - 1;

    public int CompareTo(LivePoint other) => Entry != other.Entry ? Entry.CompareTo(other.Entry) : Part.CompareTo(other.Part);

    public static bool operator >(LivePoint a, LivePoint b) => a.CompareTo(b) > 0;

    public static bool operator <(LivePoint a, LivePoint b) => a.CompareTo(b) < 0;

    public static bool operator >=(LivePoint a, LivePoint b) => a.CompareTo(b) >= 0;

    public static bool operator <=(LivePoint a, LivePoint b) => a.CompareTo(b) <= 0;
}
