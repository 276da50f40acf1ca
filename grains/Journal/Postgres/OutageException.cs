namespace Erp.Grains.Journal.Postgres;

/// <summary>The database has been out of reach for longer than callers are made to wait.</summary>
internal sealed class OutageException(Exception cause) : Exception("The database is out of reach.", cause);
