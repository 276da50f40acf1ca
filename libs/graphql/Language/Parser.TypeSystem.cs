namespace Erp.GraphQL.Language;

public ref partial struct Parser
{
    private static DefinitionNode? ParseTypeSystemDefinition(int start, StringValueNode? description) => null;
}
