using Erp.GraphQL;
using Erp.Silo;

namespace Erp.Api.Hosting;

/// <summary>What a client may ask for at most, from the sections <c>Erp:Limits</c> and <c>Erp:Operations</c>.</summary>
internal static class GraphQLSettings
{
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static void Apply(IConfiguration configuration, GraphQLOptions options)
    {
        var limits = new Settings(configuration, "Erp:Limits");
        options.MaxDepth = limits.Number("Depth", options.MaxDepth);
        options.MaxFields = limits.Number("Fields", options.MaxFields);
        options.MaxAliases = limits.Number("Aliases", options.MaxAliases, least: 0);
        options.MaxCost = limits.Number("Cost", options.MaxCost);
        options.MaxInputListLength = limits.Number("ListLength", options.MaxInputListLength);
        options.MaxBatchSize = limits.Number("BatchSize", options.MaxBatchSize);
        options.CompressFromBytes = limits.Number("CompressFromBytes", options.CompressFromBytes, least: 0);
        options.MaxRequestBytes = limits.Number("RequestBytes", options.MaxRequestBytes);
        options.Parser = options.Parser with
        {
            MaxBytes = limits.Number("DocumentBytes", options.Parser.MaxBytes),
            MaxTokens = limits.Number("Tokens", options.Parser.MaxTokens),
        };
        options.ExecutionTimeout = TimeSpan.FromSeconds(
            limits.Number("Seconds", (int)options.ExecutionTimeout.TotalSeconds));
        options.AllowIntrospection = limits.Switch("Introspection", options.AllowIntrospection);
        options.AllowAutomaticRegistration =
            new Settings(configuration, "Erp:Operations").Switch("Automatic", options.AllowAutomaticRegistration);
    }
}
