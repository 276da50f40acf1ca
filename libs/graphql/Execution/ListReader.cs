using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Erp.GraphQL.Execution;

/// <summary>Reads a list into an array; what is no list counts as a list of one.</summary>
internal class ArrayReader<T>(InputReader<T> item) : InputReader<T[]>
{
    public override T[] Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return [item.Read(ref reader)];
        var items = new T[4];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length) Array.Resize(ref items, count * 2);
            items[count++] = item.Read(ref reader);
        }
        if (count == 0) return [];
        if (count < items.Length) Array.Resize(ref items, count);
        return items;
    }
}

/// <summary>Reads a list into another type of list through <paramref name="convert"/>.</summary>
internal sealed class ConvertedListReader<TList, T>(InputReader<T> item, Func<T[], TList> convert) : InputReader<TList>
{
    private readonly ArrayReader<T> _array = new(item);

    public override TList Read(ref Utf8JsonReader reader) => convert(_array.Read(ref reader));
}

/// <summary>Makes the reader of a CLR list type; an array serves every interface it implements.</summary>
internal static class ListReaders
{
    public static InputReader? Create<T>(Type list, InputReader<T> item)
    {
        if (list == typeof(T[])) return new ArrayReader<T>(item);
        if (list == typeof(List<T>)) return new ConvertedListReader<List<T>, T>(item, array => [.. array]);
        if (list == typeof(HashSet<T>)) return new ConvertedListReader<HashSet<T>, T>(item, array => [.. array]);
        if (list == typeof(ImmutableArray<T>))
        {
            return new ConvertedListReader<ImmutableArray<T>, T>(item, ImmutableCollectionsMarshal.AsImmutableArray);
        }
        if (list == typeof(ImmutableList<T>))
            return new ConvertedListReader<ImmutableList<T>, T>(item, array => [.. array]);
        if (!list.IsInterface || !list.IsAssignableFrom(typeof(T[]))) return null;
        return (InputReader)Activator.CreateInstance(
            typeof(ArrayAsInterfaceReader<,>).MakeGenericType(list, typeof(T)), item)!;
    }

    private sealed class ArrayAsInterfaceReader<TList, T>(InputReader<T> item) : InputReader<TList>
        where TList : class
    {
        private readonly ArrayReader<T> _array = new(item);

        public override TList Read(ref Utf8JsonReader reader) => (TList)(object)_array.Read(ref reader);
    }
}
