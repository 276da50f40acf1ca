using System.Collections.Immutable;
using System.Linq.Expressions;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>The arguments of a paged field, and their check.</summary>
internal static class PagingFields
{
    public static Expression Bind(
        UseConnectionAttribute paging,
        ImmutableArray<InputValueDefinition>.Builder arguments,
        Func<Type, bool, ScalarType?> findScalar)
    {
        var size = findScalar(typeof(int), false)!;
        var cursor = findScalar(typeof(string), false)!;
        var first = Add("first", size, typeof(int?), $"How many nodes to return, at most {paging.MaxPageSize}.");
        var after = Add("after", cursor, typeof(string), "Return nodes after this cursor.");
        var last = paging.AllowBackwardPagination
            ? Add("last", size, typeof(int?), "How many nodes to return from the end.")
            : Expression.Constant(null, typeof(int?));
        var before = paging.AllowBackwardPagination
            ? Add("before", cursor, typeof(string), "Return nodes before this cursor.")
            : Expression.Constant(null, typeof(string));
        return Expression.Call(
            typeof(PagingFields), nameof(Check), null,
            first, after, last, before, Expression.Constant(paging.DefaultPageSize), Expression.Constant(paging.MaxPageSize));

        Expression Add(string name, GraphQLType type, Type clr, string description)
        {
            arguments.Add(new InputValueDefinition(name, type) { Description = description, ClrType = clr });
            return ResolverCompiler.Argument(arguments.Count - 1, clr);
        }
    }

    public static PagingArguments Check(
        int? first, string? after, int? last, string? before, int defaultSize, int maxSize)
    {
        if (first is not null && last is not null)
        {
            throw new GraphQLException("\"first\" and \"last\" cannot be used together.", "BAD_PAGING_ARGUMENTS");
        }
        CheckSize("first", first, maxSize);
        CheckSize("last", last, maxSize);
        if (first is null && last is null) first = defaultSize;
        return new PagingArguments(first, after, last, before);
    }

    private static void CheckSize(string name, int? size, int maxSize)
    {
        if (size is < 0 || size > maxSize)
        {
            throw new GraphQLException($"\"{name}\" must be between 0 and {maxSize}.", "BAD_PAGING_ARGUMENTS");
        }
    }
}
