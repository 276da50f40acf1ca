using System.Security.Cryptography;
using Erp.Api.Hosting;
using Erp.Silo.Postgres;
using Npgsql;

namespace Erp.Api.Demo;

/// <summary>
/// A login to try reporting tools with: it reads the views of schema <c>reporting</c>, the demo company's rows only. It
/// is made in a private database; a database of somebody's own has logins of its own.
/// </summary>
internal sealed class ReportingLogin(NpgsqlDataSource owner, ErpDatabase database, DataFolder folder)
{
    private const string Role = "erp_demo_reporting";

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!database.IsPrivate) return;
        var login = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = Role,
            Password = await KeptPasswordAsync(cancellation) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
        };
        await using var command = owner.CreateCommand($"""
            do $$ begin
                if not exists (select from pg_roles where rolname = '{Role}') then create role {Role} login; end if;
            end $$;
            alter role {Role} password '{login.Password}';
            call erp.enrol_reporting_login('{Role}', {DemoCompany.Company})
            """);
        await command.ExecuteNonQueryAsync(cancellation);
        await OwnerFile.WriteAsync(folder.ReportingConnectionFile, login.ConnectionString, cancellation);
    }

    /// <summary>Whoever has set up a tool with it keeps his password, also when the server's port changes.</summary>
    private async Task<string?> KeptPasswordAsync(CancellationToken cancellation) => File.Exists(folder.ReportingConnectionFile)
        ? new NpgsqlConnectionStringBuilder(await File.ReadAllTextAsync(folder.ReportingConnectionFile, cancellation)).Password
        : null;
}
