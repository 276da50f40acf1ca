namespace Erp.Grains.Journal.Postgres;

/// <summary>Rows whose writing lost the connection again and again, while connecting succeeded.</summary>
internal sealed class SuspectBatchException() : Exception("Writing these rows lost the connection repeatedly.");
