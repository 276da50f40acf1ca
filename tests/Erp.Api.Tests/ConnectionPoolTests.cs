using Erp.Silo.Composition;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Erp.Api.Tests;

/// <summary>However many grains come to life at once, they leave connections for others.</summary>
public class ConnectionPoolTests
{
    [Theory]
    [InlineData("Host=localhost", 50)]
    [InlineData("Host=localhost;Maximum Pool Size=7", 7)]
    [InlineData("Host=localhost;MaxPoolSize=100", 100)]
    public async Task A_node_takes_half_of_what_a_server_admits_unless_it_is_told_otherwise(string connectionString, int connections)
    {
        await using var node = ErpNode.OpenBooks(new NodeOptions(connectionString, SoleNode: false));

        var database = node.GetRequiredService<NpgsqlDataSource>();

        Assert.Equal(connections, new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize);
    }
}
