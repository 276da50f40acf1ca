using System.Text.RegularExpressions;
using Erp.Projections.Tests.World;
using Erp.TestKit.Postgres;

namespace Erp.Projections.Tests;

public sealed class SchemaTests(DatabaseFixture fixture) : IClassFixture<DatabaseFixture>
{
    private const string Ours =
        """
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('erp', 'reporting') and c.relkind in ('r', 'p', 'v')
          and c.relname !~ '^(journal|schema_version)'
        """;

    [Fact]
    public async Task Every_table_and_view_says_what_it_is() => Assert.Equal("", await RowsAsync(
        $"select c.oid::regclass {Ours} and obj_description(c.oid, 'pg_class') is null"));

    [Fact]
    public async Task Every_column_says_what_it_is() => Assert.Equal("", await RowsAsync(
        $"""
        select relation, a.attname from (select c.oid as relation {Ours}) r join pg_attribute a on a.attrelid = relation and a.attnum > 0
        where col_description(relation, a.attnum) is null
        """));

    /// <summary>An index on one would make every sale write to it, and take heap-only updates away.</summary>
    [Fact]
    public async Task No_index_holds_a_column_that_a_sale_changes() => Assert.Equal("", await RowsAsync(
        """
        select i.indexrelid::regclass, a.attname from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = 'erp.inventory_items'::regclass
          and a.attname in ('quantity_on_hand', 'quantity_reserved', 'quantity_available', 'updated_at', 'position')
        """));

    [Fact]
    public async Task Amounts_and_quantities_have_no_scale_that_could_lose_decimals() => Assert.Equal("", await RowsAsync(
        $"""
        select relation, a.attname from (select c.oid as relation {Ours}) r join pg_attribute a on a.attrelid = relation and a.attnum > 0
        where a.atttypid in ('numeric'::regtype, 'real'::regtype, 'double precision'::regtype, 'money'::regtype)
          and (a.atttypid <> 'numeric'::regtype or a.atttypmod <> -1)
        """));

    [Fact]
    public async Task The_contract_on_paper_names_every_column_of_every_view()
    {
        var paper = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot(), "docs", "tables.md"));
        var columns = await RowsAsync(
            """
            select relname, string_agg(attname, ', ' order by attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
            where c.relnamespace = 'reporting'::regnamespace group by relname order by relname
            """);
        foreach (var line in columns.Split('\n'))
        {
            var (view, names) = (line.Split('|')[0], line.Split('|')[1].Split(", "));
            var section = paper.Split($"\n### {view}\n") is [_, var rest] ? rest.Split("\n#")[0] : "";
            // What stands in the section's code span, with remarks in parentheses and line breaks taken out.
            var written = Regex.Replace(Regex.Match(section, "`([^`]+)`", RegexOptions.Singleline).Groups[1].Value, @"\s*\([^)]*\)|\[\]|\n", " ");
            Assert.Equal($"{view}: {string.Join(' ', names)}", $"{view}: {string.Join(' ', written.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))}");
        }
    }

    private static string RepositoryRoot()
    {
        for (var folder = AppContext.BaseDirectory; ; folder = Path.GetDirectoryName(folder)!)
            if (File.Exists(Path.Combine(folder, "Erp.sln"))) return folder;
    }

    private Task<string> RowsAsync(string sql) => ProjectionWorld.RowsAsync(fixture.DataSource, sql);
}
