namespace Erp.Silo;

/// <summary>
/// The program cannot start with what it was given. The message is one line for the person at the console that says
/// what is wrong and what to do; it is printed without a stack trace, and the exit code is 2.
/// </summary>
public sealed class StartupException : Exception
{
    public StartupException() { }

    public StartupException(string message) : base(message) { }

    public StartupException(string message, Exception inner) : base(message, inner) { }
}
