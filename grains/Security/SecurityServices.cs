using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Security;

public static class SecurityServices
{
    /// <summary>Tokens, and the filter that holds every grain call against its caller.</summary>
    public static IServiceCollection AddSecurity(this IServiceCollection services) => services
        .AddSingleton(new EventFamily(typeof(TokenEvent), TokenJson.Default))
        .AddSingleton<IIncomingGrainCallFilter, CallerFilter>();
}
