namespace Erp.Silo.Postgres;

/// <summary>How a server is told to stop.</summary>
public enum ShutdownMode
{
    /// <summary>Ends the sessions, writes everything out and leaves a clean cluster.</summary>
    Fast,

    /// <summary>As in a crash: the next start recovers from the write-ahead log.</summary>
    Immediate,
}
