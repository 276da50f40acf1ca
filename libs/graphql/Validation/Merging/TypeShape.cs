using Erp.GraphQL.Types;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>Whether values of two types look alike in a response.</summary>
internal static class TypeShape
{
    /// <summary>
    /// Lists and non-null wrappers have to match and leaves to be of one type; what is inside of composite types is
    /// compared by their selections.
    /// </summary>
    public static bool IsSame(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => IsSame(a.Inner, b.Inner),
        (NonNullType, _) or (_, NonNullType) => false,
        (ListType a, ListType b) => IsSame(a.Item, b.Item),
        (ListType, _) or (_, ListType) => false,
        _ => ReferenceEquals(left, right) || (left.Named.IsComposite && right.Named.IsComposite),
    };
}
