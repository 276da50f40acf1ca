namespace Erp.GraphQL.Execution.Costs;

/// <summary>Tells a client that asks for it what its operation cost.</summary>
internal static class CostReport
{
    /// <summary>Adds the cost to a complete response.</summary>
    public static void Append(ResponseWriter json, long cost, long limit)
    {
        json.CutBack(json.Position - 1);
        json.WriteRaw(",\"extensions\":{\"operationCost\":{\"cost\":"u8);
        json.WriteNumber(cost);
        json.WriteRaw(",\"limit\":"u8);
        json.WriteNumber(limit);
        json.WriteRaw("}}}"u8);
    }
}
