namespace Erp.Security;

/// <summary>A caller reached for a grain of another company, or for a method that its token does not allow. Sending it again does not help.</summary>
[GenerateSerializer, Alias("Erp.Security.PermissionDeniedException")]
public sealed class PermissionDeniedException : Exception
{
    public const string Code = "FORBIDDEN";

    public PermissionDeniedException() : this("You are not allowed to do this.") { }

    public PermissionDeniedException(string message) : base(message) { }

    public PermissionDeniedException(string message, Exception inner) : base(message, inner) { }
}
