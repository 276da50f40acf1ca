using System.Text;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>A variable of an operation and how its value is read.</summary>
/// <param name="Name">Its name without the dollar sign.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Reader">Reads it into the CLR type that the first argument it is given to takes.</param>
/// <param name="DefaultJson">Its default value as JSON; null when it has none.</param>
/// <param name="DefaultValue">Its default value as read by the reader.</param>
internal sealed record VariablePlan(
    string Name, GraphQLType Type, InputReader Reader, byte[]? DefaultJson, object? DefaultValue)
{
    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
