namespace Erp;

/// <summary>
/// Something that is decided and not durable yet. Whoever decides on the same node may rest on it instead of waiting: then both become
/// durable, or neither does. It cannot leave the node.
/// </summary>
public interface IPendingAppend
{
    /// <summary>Whether it is known by now that it will never be durable.</summary>
    bool HasFailed { get; }
}
