namespace Erp.Benchmarks;

/// <summary>The command line makes no sense; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);
