namespace Orleans.Serialization;

/// <summary>Base of what goes wrong when values are prepared for crossing a grain interface.</summary>
public class SerializerException : Exception
{
    public SerializerException(string message) : base(message)
    {
    }

    public SerializerException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}

/// <summary>A type crossed a grain interface that is neither known, nor generated, nor immutable.</summary>
public sealed class CodecNotFoundException(string message) : SerializerException(message);
