using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Erp.GraphQL.Execution;

/// <summary>Reads a list into an array; what is no list counts as a list of one.</summary>
internal class ArrayReader<T>(InputReader<T> item, InputReaders readers) : InputReader<T[]>
{
    public override T[] Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return [item.Read(ref reader)];
        var items = new T[Math.Min(4, readers.MaxListLength)];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == items.Length) items = Larger(items, ref reader);
            items[count++] = item.Read(ref reader);
        }
        if (count == 0) return [];
        if (count < items.Length) Array.Resize(ref items, count);
        return items;
    }

    private T[] Larger(T[] items, ref Utf8JsonReader reader)
    {
        var most = readers.MaxListLength;
        if (items.Length >= most)
        {
            throw new InputCoercionException($"A list has at most {most} items.", reader.TokenStartIndex)
            {
                Code = ErrorCodes.TooComplex,
            };
        }
        Array.Resize(ref items, Math.Min(items.Length * 2, most));
        return items;
    }
}

/// <summary>Reads a list into another type of list through <paramref name="convert"/>.</summary>
internal sealed class ConvertedListReader<TList, T>(ArrayReader<T> array, Func<T[], TList> convert)
    : InputReader<TList>
{
    public override TList Read(ref Utf8JsonReader reader) => convert(array.Read(ref reader));
}

/// <summary>Makes the reader of a CLR list type; an array serves every interface it implements.</summary>
internal static class ListReaders
{
    public static InputReader? Create<T>(Type list, InputReader<T> item, InputReaders readers)
    {
        var array = new ArrayReader<T>(item, readers);
        if (list == typeof(T[])) return array;
        if (list == typeof(List<T>)) return new ConvertedListReader<List<T>, T>(array, items => [.. items]);
        if (list == typeof(HashSet<T>)) return new ConvertedListReader<HashSet<T>, T>(array, items => [.. items]);
        if (list == typeof(ImmutableArray<T>))
        {
            return new ConvertedListReader<ImmutableArray<T>, T>(array, ImmutableCollectionsMarshal.AsImmutableArray);
        }
        if (list == typeof(ImmutableList<T>))
            return new ConvertedListReader<ImmutableList<T>, T>(array, items => [.. items]);
        if (!list.IsInterface || !list.IsAssignableFrom(typeof(T[]))) return null;
        return (InputReader)Activator.CreateInstance(
            typeof(ArrayAsInterfaceReader<,>).MakeGenericType(list, typeof(T)), array)!;
    }

    private sealed class ArrayAsInterfaceReader<TList, T>(ArrayReader<T> array) : InputReader<TList>
        where TList : class
    {
        public override TList Read(ref Utf8JsonReader reader) => (TList)(object)array.Read(ref reader);
    }
}
