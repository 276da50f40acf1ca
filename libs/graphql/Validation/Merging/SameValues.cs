using System.Collections.Immutable;
using Erp.GraphQL.Language;

namespace Erp.GraphQL.Validation.Merging;

/// <summary>Whether two selections are given the same; the order of arguments and of an object's fields is free.</summary>
internal static class SameValues
{
    public static bool Arguments(FieldNode left, FieldNode right)
    {
        if (left.Arguments.Length != right.Arguments.Length) return false;
        foreach (var argument in left.Arguments)
        {
            var other = right.Arguments.LastOrDefault(candidate => candidate.Name == argument.Name);
            if (other is null || !AreSame(argument.Value, other.Value)) return false;
        }
        return true;
    }

    private static bool AreSame(ValueNode left, ValueNode right) => (left, right) switch
    {
        (VariableNode a, VariableNode b) => a.Name == b.Name,
        (IntValueNode a, IntValueNode b) => a.Text == b.Text,
        (FloatValueNode a, FloatValueNode b) => a.Text == b.Text,
        (StringValueNode a, StringValueNode b) => a.Block == b.Block && a.Value == b.Value,
        (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
        (NullValueNode, NullValueNode) => true,
        (EnumValueNode a, EnumValueNode b) => a.Name == b.Name,
        (ListValueNode a, ListValueNode b) => AreSame(a.Items, b.Items, AreSame),
        (ObjectValueNode a, ObjectValueNode b) => AreSame(InOrder(a), InOrder(b), AreSame),
        _ => false,
    };

    private static bool AreSame(ObjectFieldNode left, ObjectFieldNode right) =>
        left.Name == right.Name && AreSame(left.Value, right.Value);

    private static bool AreSame<T>(ImmutableArray<T> left, ImmutableArray<T> right, Func<T, T, bool> areSame)
    {
        if (left.Length != right.Length) return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!areSame(left[i], right[i])) return false;
        }
        return true;
    }

    private static ImmutableArray<ObjectFieldNode> InOrder(ObjectValueNode value) => value.Fields.Length < 2
        ? value.Fields
        : [.. value.Fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
}
