namespace Erp.GraphQL;

/// <summary>A manifest cannot be used. Its message has one line for each entry that is wrong.</summary>
public sealed class OperationManifestException(string message, Exception? inner = null) : Exception(message, inner);
