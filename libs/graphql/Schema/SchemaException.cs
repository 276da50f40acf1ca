namespace Erp.GraphQL;

/// <summary>The classes registered do not make a valid schema; the message names the culprit.</summary>
public sealed class SchemaException(string message) : Exception(message);
