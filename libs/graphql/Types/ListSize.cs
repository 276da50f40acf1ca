using System.Collections.Immutable;
using System.Reflection;

namespace Erp.GraphQL.Types;

/// <summary>How long a field's list, or those of the fields below it, will be.</summary>
/// <param name="Assumed">The length where no argument says it; null for the server's own assumption.</param>
/// <param name="Most">What an argument can ask for at most.</param>
/// <param name="Arguments">The arguments that say it; the largest counts.</param>
/// <param name="Fields">The fields below that have the length; empty for the field itself.</param>
internal sealed record ListSize(int? Assumed, int Most, ImmutableArray<string> Arguments, ImmutableArray<string> Fields)
{
    private static readonly ImmutableArray<string> PageArguments = ["first", "last"];
    private static readonly ImmutableArray<string> PageFields = ["edges", "nodes"];

    /// <summary>What the attributes of a member say; null when they say nothing.</summary>
    public static ListSize? Of(MemberInfo member)
    {
        if (member.GetCustomAttribute<UseConnectionAttribute>() is { } paging)
            return new ListSize(paging.DefaultPageSize, paging.MaxPageSize, PageArguments, PageFields);
        if (member.GetCustomAttribute<ListSizeAttribute>() is not { } size) return null;
        return new ListSize(
            size.AssumedSize > 0 ? size.AssumedSize : null, int.MaxValue, [.. size.SlicingArguments], [.. size.SizedFields]);
    }
}
