namespace Erp.GraphQL.Http.Sockets;

/// <summary>Why a socket is closed: the codes of graphql-transport-ws, and those of RFC 6455 that fit.</summary>
internal static class CloseCode
{
    public const int GoingAway = 1001;
    public const int MessageTooBig = 1009;
    public const int TryAgainLater = 1013;
    public const int BadMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitialisationTimeout = 4408;
    public const int SubscriberAlreadyExists = 4409;
    public const int TooManyInitialisations = 4429;
    public const int InternalError = 4500;
}

/// <summary>The client has to be sent away.</summary>
internal sealed class SocketRefusalException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
