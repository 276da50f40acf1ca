using Erp.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.Grains.Transfers;

public static class TransfersServices
{
    public static IServiceCollection AddTransfers(this IServiceCollection services) =>
        services.AddSingleton(new EventFamily(typeof(TransferEvent), TransferJson.Default));
}
