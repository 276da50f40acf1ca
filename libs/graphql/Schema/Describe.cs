using System.Reflection;

namespace Erp.GraphQL.Schema;

/// <summary>Reads descriptions and deprecations from attributes.</summary>
internal static class Describe
{
    public static string? Of(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description;

    public static string? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description;

    public static string? Deprecation(MemberInfo member) =>
        member.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.Reason
        ?? member.GetCustomAttribute<ObsoleteAttribute>()?.Message;

    public static string? Deprecation(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDeprecatedAttribute>()?.Reason;
}
