using Erp.Api.Hosting;
using Erp.Api.Import;
using Erp.Api.Maintenance;
using Erp.Silo;

try
{
    switch (args)
    {
        case ["import", .. var rest]:
            using (var stop = new ConsoleStop())
                return await ImportCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token);
        case [..] when MaintenanceCommand.Knows(args):
            using (var stop = new ConsoleStop())
                return await MaintenanceCommand.RunAsync(args, Console.Out, Console.Error, stop.Token);
        case [var unknown, ..] when !unknown.StartsWith('-'):
            throw new StartupException(
                $"There is no command \"{string.Join(' ', args)}\". Without one the server starts; the commands are "
                + $"import online-retail <file.csv.gz>, {MaintenanceCommand.Usage}.");
    }
    await using var server = await ErpServer.StartAsync(args);
    await server.RunAsync();
    return 0;
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
