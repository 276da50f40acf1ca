using System.Collections.Concurrent;
using Erp.GraphQL.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL.Tests.Execution;

public class DataLoaderTests
{
    private readonly Store _store = new();
    private readonly TestServer _server;

    public DataLoaderTests() => _server = TestServer.Create(
        builder => TestServer.AddAll(builder, typeof(Query), typeof(OrderFields), typeof(LineFields), typeof(ProductFields), typeof(Loaders)),
        services => services.AddSingleton(_store));

    [Fact]
    public async Task A_hundred_orders_with_lines_products_and_makers_cost_one_batch_a_level()
    {
        var data = await _server.RunAsync("{ orders { id lines { quantity product { name maker { name } } } } }");

        var orders = data.GetProperty("data").GetProperty("orders");
        Assert.Equal(100, orders.GetArrayLength());
        Assert.Equal("maker 1", orders[3].GetProperty("lines")[1].GetProperty("product").GetProperty("maker").GetProperty("name").GetString());
        Assert.Equal(["lines 100", "products 10", "makers 3"], _store.Batches);
    }

    [Fact]
    public async Task Fields_at_different_depths_share_a_batch_when_they_wait_together()
    {
        await _server.DataAsync("{ product(id: 1) { maker { name } } other: product(id: 2) { maker { name } } maker(id: 2) { name } }");

        // The maker asked for at the root goes out with the products, the makers of the products together after them.
        Assert.Equal(["makers 1", "products 2"], _store.Batches.Take(2).Order());
        Assert.Equal(["makers 1"], _store.Batches.Skip(2));
    }

    [Fact]
    public async Task A_key_is_loaded_once_a_request_and_again_in_the_next()
    {
        await _server.DataAsync("{ a: product(id: 1) { name } b: product(id: 1) { name } }");
        await _server.DataAsync("{ a: product(id: 1) { name } }");

        Assert.Equal(["products 1", "products 1"], _store.Batches);
    }

    [Fact]
    public async Task A_missing_key_gives_null() =>
        Assert.Equal("""{"product":null}""", await _server.DataAsync("{ product(id: 99) { name } }"));

    [Fact]
    public async Task A_failed_batch_fails_each_field_that_waits_for_it()
    {
        _store.IsBroken = true;

        var response = await _server.RunAsync("{ a: product(id: 1) { name } b: product(id: 2) { name } }");

        Assert.Equal("""{"a":null,"b":null}""", response.GetProperty("data").GetRawText());
        Assert.Equal(2, response.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Larger_batches_than_allowed_are_split()
    {
        await _server.DataAsync("{ makers(ids: [1, 2, 3, 4, 5, 6, 7]) { name } }");

        Assert.Equal(["makers 5", "makers 2"], _store.Batches);
    }

    [Fact]
    public async Task A_loader_may_be_used_after_an_await() => Assert.Equal(
        """{"late":{"name":"product 1"}}""", await _server.DataAsync("{ late(id: 1) { name } }"));

    public sealed record Order(int Id);

    public sealed record Line(int Quantity, [property: GraphQLIgnore] int ProductId);

    public sealed record Product(string Name, [property: GraphQLIgnore] int MakerId);

    public sealed record Maker(string Name);

    public sealed class Store
    {
        public ConcurrentQueue<string> Batches { get; } = [];

        public bool IsBroken { get; set; }

        public async Task<IReadOnlyDictionary<int, T>> LoadAsync<T>(string what, IReadOnlyList<int> keys, Func<int, T> make)
        {
            Batches.Enqueue($"{what} {keys.Count}");
            await Task.Yield();
            if (IsBroken) throw new InvalidOperationException("broken");
            return keys.Where(key => key < 99).ToDictionary(key => key, make);
        }
    }

    public sealed class MakerLoader(Store store) : BatchDataLoader<int, Maker>
    {
        protected override int MaxBatchSize => 5;

        protected override Task<IReadOnlyDictionary<int, Maker>> LoadBatchAsync(
            IReadOnlyList<int> keys, CancellationToken cancellation) => store.LoadAsync("makers", keys, key => new Maker($"maker {key}"));
    }

    public static class Loaders
    {
        [DataLoader]
        public static Task<IReadOnlyDictionary<int, Product>> GetProductByIdAsync(
            IReadOnlyList<int> keys, Store store, CancellationToken cancellation) =>
            store.LoadAsync("products", keys, key => new Product($"product {key}", key % 3));

        [DataLoader]
        public static Task<IReadOnlyDictionary<int, Line[]>> GetLinesByOrderAsync(IReadOnlyList<int> keys, Store store) =>
            store.LoadAsync<Line[]>("lines", keys, key => [new Line(1, key % 10), new Line(2, (key + 1) % 10)]);
    }

    [QueryType]
    public static class Query
    {
        public static IEnumerable<Order> GetOrders() => Enumerable.Range(0, 100).Select(id => new Order(id));

        public static Task<Product?> GetProductAsync(int id, IDataLoader<int, Product> products) => products.LoadAsync(id);

        public static Task<Maker?> GetMakerAsync(int id, MakerLoader makers) => makers.LoadAsync(id);

        public static Task<IReadOnlyList<Maker?>> GetMakersAsync(int[] ids, MakerLoader makers) => makers.LoadAsync(ids);

        public static async Task<Product?> GetLateAsync(int id, IDataLoader<int, Product> products)
        {
            await Task.Yield();
            return await products.LoadAsync(id);
        }
    }

    [ObjectType<Order>]
    public static class OrderFields
    {
        public static async Task<Line[]> GetLinesAsync([Parent] Order order, IDataLoader<int, Line[]> lines) =>
            await lines.LoadAsync(order.Id) ?? [];
    }

    [ObjectType<Line>]
    public static class LineFields
    {
        public static Task<Product?> GetProductAsync([Parent] Line line, IDataLoader<int, Product> products) =>
            products.LoadAsync(line.ProductId);
    }

    [ObjectType<Product>]
    public static class ProductFields
    {
        public static Task<Maker?> GetMakerAsync([Parent] Product product, MakerLoader makers) => makers.LoadAsync(product.MakerId);
    }
}
