using Erp.Catalog;
using Erp.Grains.Security;
using Erp.Inventory;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Erp.Grains.Inventory;

/// <summary>
/// The second net under reservations and holds. The first is the stock item itself, which stays active as long as
/// something is open; after a crash nobody may ever call it again. This finds such items in the table
/// <c>stock_reservations</c> and wakes them, which makes them ask the owners; it decides nothing itself, so sweeping
/// twice does no harm.
/// </summary>
public sealed class ReservationSweeper(
    NpgsqlDataSource database, IGrainFactory grains, SweeperOptions options, TimeProvider clock, ILogger<ReservationSweeper> logger)
    : BackgroundService
{
    /// <summary>One node at a time; any number will do as long as nothing else locks on it.</summary>
    public const long Lock = 0x4552_5053_5745_4550;

    /// <summary>
    /// The items after one that was woken last, so that owners who never answer do not keep others from being found.
    /// </summary>
    private const string Forgotten = """
        select distinct company_id, warehouse, product_id
          from erp.stock_reservations
         where expires_at < $1 and (company_id, warehouse, product_id) > ($2, $3, $4)
         order by company_id, warehouse, product_id
         limit $5
        """;

    private static readonly StockItemKey BeforeAll = new(new CompanyId(int.MinValue), "", default);

    private StockItemKey _last = BeforeAll;

    /// <summary>Wakes the next items that have something forgotten.</summary>
    /// <returns>How many; 0 also when another node is sweeping.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var turn = await connection.BeginTransactionAsync(cancellation);
        if (!await TakeTurnAsync(connection, cancellation)) return 0;

        var items = await FindAsync(connection, cancellation);
        _last = items.Count < options.ItemsAtOnce ? BeforeAll : items[^1];
        foreach (var item in items)
        {
            using (SystemIdentity.Begin(item.Company)) _ = grains.StockItem(item).Sweep();
        }
        return items.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await TrySweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops; another one, or this one later, goes on.
        }
    }

    private async Task TrySweepAsync(CancellationToken stopping)
    {
        try
        {
            var woken = await SweepAsync(stopping);
            if (woken > 0) SweeperLog.Woke(logger, woken);
        }
        catch (NpgsqlException e)
        {
            SweeperLog.Failed(logger, e.Message);
        }
    }

    private static async Task<bool> TakeTurnAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_xact_lock({Lock})", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<List<StockItemKey>> FindAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Forgotten, connection)
        {
            Parameters =
            {
                new() { Value = clock.GetUtcNow() - options.Grace },
                new() { Value = _last.Company.Value },
                new() { Value = _last.Warehouse },
                new() { Value = _last.Product.Value },
                new() { Value = options.ItemsAtOnce },
            },
        };
        var items = new List<StockItemKey>();
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            items.Add(new StockItemKey(new CompanyId(rows.GetInt32(0)), rows.GetString(1), new ProductId(rows.GetGuid(2))));
        return items;
    }
}
