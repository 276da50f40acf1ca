using Erp.Api.Hosting;
using Erp.Api.Import;
using Erp.Silo;

try
{
    switch (args)
    {
        case ["import", .. var rest]:
            using (var stop = new ConsoleStop())
                return await ImportCommand.RunAsync(rest, Console.Out, Console.Error, stop.Token);
        case [var unknown, ..] when !unknown.StartsWith('-'):
            throw new StartupException(
                $"There is no command \"{unknown}\": without one the server starts; import reads sales from a file.");
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
