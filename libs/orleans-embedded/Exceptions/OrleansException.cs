namespace Orleans.Runtime;

/// <summary>Base of what the runtime itself reports; exceptions of grain code reach the caller as they are.</summary>
public class OrleansException : Exception
{
    public OrleansException() : base("Unexpected error.")
    {
    }

    public OrleansException(string message) : base(message)
    {
    }

    public OrleansException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>The request was turned away before grain code saw it; it may be sent again.</summary>
public class OrleansMessageRejectionException : OrleansException
{
    public OrleansMessageRejectionException(string message) : base(message)
    {
    }

    public OrleansMessageRejectionException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>The node that held or would have held the grain is stopping, stopped or dead.</summary>
public class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException() : base("Silo unavailable.")
    {
    }

    public SiloUnavailableException(string message) : base(message)
    {
    }

    public SiloUnavailableException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
