namespace Erp.Grains.Reservations;

/// <summary>What a book knows of an attempt.</summary>
public enum ReservationStanding
{
    /// <summary>Never heard of: it may be opened.</summary>
    New,

    /// <summary>Open: whoever asks again gets the same answer again.</summary>
    Open,

    /// <summary>
    /// Resolved, superseded or below the owner's watermark: a late duplicate, which must take nothing.
    /// </summary>
    Stale,
}
