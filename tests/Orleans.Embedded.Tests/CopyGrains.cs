using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Orleans.Embedded.Tests;

[GenerateSerializer]
public sealed class Basket
{
    [Id(0)]
    public string Owner { get; set; } = "";

    [Id(1)]
    public List<Item> Items { get; set; } = [];

    [Id(2)]
    public Dictionary<string, Item[]> ByShelf { get; } = [];

    [Id(3)]
    public Basket? Previous { get; set; }

    [field: NonSerialized]
    public int NotSerialised { get; set; }
}

[GenerateSerializer]
public sealed class Item
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    private readonly int _weight;

    public Item()
    {
    }

    public Item(string name, int weight)
    {
        Name = name;
        _weight = weight;
    }

    public int Weight => _weight;
}

[GenerateSerializer]
public abstract record Shape([property: Id(0)] string Name);

[GenerateSerializer]
public sealed record Polygon(string Name, [property: Id(0)] List<int> Corners) : Shape(Name);

[GenerateSerializer, Immutable]
public sealed record Settled([property: Id(0)] ImmutableArray<string> Lines);

[GenerateSerializer]
public struct Line
{
    [Id(0)]
    public string Text;

    [Id(1)]
    public List<int> Numbers;
}

/// <summary>Not prepared for crossing a grain interface.</summary>
public sealed class Unprepared
{
    public int Value { get; set; }
}

public interface ICopyGrain : IGrainWithStringKey
{
    /// <summary>Changes what it got and keeps it.</summary>
    Task<Basket> Fill(Basket basket);

    Task<Basket?> Kept();

    Task<bool> IsOneObjectTwice(Item left, Item right, List<Item> both);

    Task<bool> RefersToItself(Basket basket);

    Task<Shape> Reshape(Shape shape);

    Task<(Line Line, int? Number, IReadOnlyList<string> Names)> Mixed(
        Line line, int? number, IReadOnlyList<string> names, KeyValuePair<string, byte[]> pair);

    Task TakeUnprepared(object value);

    Task<object> GiveUnprepared();

    Task<List<int>> HandOut();

    /// <summary>Whether <paramref name="other"/> handed out the very list it keeps.</summary>
    Task<bool> ChangesOfResultReach(ICopyGrain other);
}

public sealed class CopyGrain : Grain, ICopyGrain
{
    private readonly List<int> _list = [1, 2, 3];
    private Basket? _basket;

    public Task<Basket> Fill(Basket basket)
    {
        basket.Owner += "!";
        basket.Items.Add(new Item("added", 1));
        _basket = basket;
        return Task.FromResult(basket);
    }

    public Task<Basket?> Kept() => Task.FromResult(_basket);

    public Task<bool> IsOneObjectTwice(Item left, Item right, List<Item> both) =>
        Task.FromResult(ReferenceEquals(both[0], both[1]));

    public Task<bool> RefersToItself(Basket basket) => Task.FromResult(ReferenceEquals(basket, basket.Previous));

    public Task<Shape> Reshape(Shape shape)
    {
        ((Polygon)shape).Corners.Add(0);
        return Task.FromResult(shape);
    }

    public Task<(Line Line, int? Number, IReadOnlyList<string> Names)> Mixed(
        Line line, int? number, IReadOnlyList<string> names, KeyValuePair<string, byte[]> pair)
    {
        line.Numbers.AddRange(pair.Value.Select(each => (int)each));
        return Task.FromResult((line, number, names));
    }

    public Task TakeUnprepared(object value) => Task.CompletedTask;

    public Task<object> GiveUnprepared() => Task.FromResult<object>(new Unprepared());

    public Task<List<int>> HandOut() => Task.FromResult(_list);

    public async Task<bool> ChangesOfResultReach(ICopyGrain other)
    {
        (await other.HandOut()).Add(4);
        return (await other.HandOut()).Count > 3;
    }
}
