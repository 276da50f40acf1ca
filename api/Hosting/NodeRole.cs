using Erp.Silo;

namespace Erp.Api.Hosting;

/// <summary>What this process does of the whole. Only a cluster has more than one process.</summary>
public enum NodeRole
{
    /// <summary>Grains and GraphQL.</summary>
    All,

    /// <summary>Grains only; it answers health checks.</summary>
    Silo,

    /// <summary>GraphQL only, with the grains of other processes.</summary>
    Api,
}

internal static class NodeRoles
{
    public static NodeRole Read(IConfiguration configuration)
    {
        var text = configuration["Erp:Role"];
        if (string.IsNullOrEmpty(text)) return NodeRole.All;
        return Enum.TryParse<NodeRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role)
            ? role
            : throw new StartupException($"Erp__Role is {text}; it can be all, silo or api.");
    }
}
