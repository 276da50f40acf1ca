namespace Erp.Grains.Journal.Storage;

/// <summary>Why a stream is broken. Every caller gets an exception of its own, since throwing one writes to it.</summary>
internal sealed record JournalFailure(string Code, string Message, Exception? Cause = null)
{
    public static JournalFailure Conflict { get; } = new(
        UnavailableException.Conflict, "Another activation has written to this stream; send the same request again.");

    public static JournalFailure Fenced { get; } = new(
        UnavailableException.Conflict, "This node lost its lease and another one took over; send the same request again.");

    public static JournalFailure LostGround { get; } = new(
        UnavailableException.Unavailable, "What this rests on could not be written; send the same request again.");

    public static JournalFailure Outage(Exception? cause) => new(
        UnavailableException.Unavailable, "The database cannot be reached; send the same request again.", cause);

    public static JournalFailure Refused(Exception cause) => new(
        UnavailableException.Unavailable, "The database refused the event.", cause);

    public UnavailableException ToException() => Cause is null
        ? new UnavailableException(Code, Message)
        : new UnavailableException(Message, Cause);
}
