namespace Erp;

/// <summary>
/// The command's outcome could not be made durable or is not known: the node is overloaded, lost its database connection, or
/// another activation has written to the stream. Sending the same command again, with the same id, is always safe.
/// </summary>
[GenerateSerializer, Alias("Erp.UnavailableException")]
public sealed class UnavailableException : Exception
{
    public UnavailableException() : this(Unavailable, "The service is not available; send the same request again.") { }

    public UnavailableException(string message) : this(Unavailable, message) { }

    public UnavailableException(string message, Exception inner) : base(message, inner) => Code = Unavailable;

    public UnavailableException(string code, string message) : base(message) => Code = code;

    public const string Unavailable = "UNAVAILABLE";
    public const string Overloaded = "OVERLOADED";
    public const string Conflict = "CONFLICT";

    [Id(0)]
    public string Code { get; }
}
