using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Reflection;

namespace Orleans.Serialization;

/// <summary>Copies of the framework's collections and tuples, element by element; comparers are kept.</summary>
internal static class CollectionCopiers
{
    private static readonly Dictionary<Type, MethodInfo> s_copiers = typeof(CollectionCopiers)
        .GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
        .Where(method => method.IsGenericMethodDefinition && method.ReturnType.IsGenericType)
        .ToDictionary(method => method.ReturnType.GetGenericTypeDefinition());

    public static Delegate? For(Type type)
    {
        if (!type.IsGenericType || !s_copiers.TryGetValue(type.GetGenericTypeDefinition(), out var method)) return null;
        return method.MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate(typeof(CopyFunction<>).MakeGenericType(type));
    }

    private static List<T> List<T>(List<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var copy = new List<T>(original.Count);
        context.Record(original, copy);
        foreach (var item in original) copy.Add(Copier<T>.Copy(item, context));
        return copy;
    }

    private static HashSet<T> HashSet<T>(HashSet<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var copy = new HashSet<T>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var item in original) copy.Add(Copier<T>.Copy(item, context));
        return copy;
    }

    private static SortedSet<T> SortedSet<T>(SortedSet<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var copy = new SortedSet<T>(original.Comparer);
        context.Record(original, copy);
        foreach (var item in original) copy.Add(Copier<T>.Copy(item, context));
        return copy;
    }

    private static Queue<T> Queue<T>(Queue<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var copy = new Queue<T>(original.Count);
        context.Record(original, copy);
        foreach (var item in original) copy.Enqueue(Copier<T>.Copy(item, context));
        return copy;
    }

    private static Stack<T> Stack<T>(Stack<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var copy = new Stack<T>(original.Count);
        context.Record(original, copy);
        foreach (var item in original.Reverse()) copy.Push(Copier<T>.Copy(item, context));
        return copy;
    }

    private static ReadOnlyCollection<T> ReadOnlyCollection<T>(ReadOnlyCollection<T> original, CopyContext context)
    {
        if (context.Find(original) is { } known) return known;
        var items = new T[original.Count];
        var copy = new ReadOnlyCollection<T>(items);
        context.Record(original, copy);
        for (var i = 0; i < items.Length; i++) items[i] = Copier<T>.Copy(original[i], context);
        return copy;
    }

    private static Dictionary<TKey, TValue> Dictionary<TKey, TValue>(
        Dictionary<TKey, TValue> original, CopyContext context) where TKey : notnull
    {
        if (context.Find(original) is { } known) return known;
        var copy = new Dictionary<TKey, TValue>(original.Count, original.Comparer);
        context.Record(original, copy);
        foreach (var (key, value) in original)
            copy.Add(Copier<TKey>.Copy(key, context), Copier<TValue>.Copy(value, context));
        return copy;
    }

    private static SortedDictionary<TKey, TValue> SortedDictionary<TKey, TValue>(
        SortedDictionary<TKey, TValue> original, CopyContext context) where TKey : notnull
    {
        if (context.Find(original) is { } known) return known;
        var copy = new SortedDictionary<TKey, TValue>(original.Comparer);
        context.Record(original, copy);
        foreach (var (key, value) in original)
            copy.Add(Copier<TKey>.Copy(key, context), Copier<TValue>.Copy(value, context));
        return copy;
    }

    private static ImmutableArray<T> ImmutableArray<T>(ImmutableArray<T> original, CopyContext context)
    {
        if (original.IsDefault) return original;
        var items = System.Collections.Immutable.ImmutableArray.CreateBuilder<T>(original.Length);
        foreach (var item in original) items.Add(Copier<T>.Copy(item, context));
        return items.MoveToImmutable();
    }

    private static ImmutableList<T> ImmutableList<T>(ImmutableList<T> original, CopyContext context) =>
        System.Collections.Immutable.ImmutableList.CreateRange(original.Select(item => Copier<T>.Copy(item, context)));

    private static ImmutableHashSet<T> ImmutableHashSet<T>(ImmutableHashSet<T> original, CopyContext context) =>
        System.Collections.Immutable.ImmutableHashSet.CreateRange(
            original.KeyComparer, original.Select(item => Copier<T>.Copy(item, context)));

    private static ImmutableDictionary<TKey, TValue> ImmutableDictionary<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> original, CopyContext context) where TKey : notnull =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(
            original.KeyComparer, original.ValueComparer, original.Select(pair => Pair(pair, context)));

    private static ImmutableSortedDictionary<TKey, TValue> ImmutableSortedDictionary<TKey, TValue>(
        ImmutableSortedDictionary<TKey, TValue> original, CopyContext context) where TKey : notnull =>
        System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            original.KeyComparer, original.ValueComparer, original.Select(pair => Pair(pair, context)));

    private static KeyValuePair<TKey, TValue> Pair<TKey, TValue>(
        KeyValuePair<TKey, TValue> original, CopyContext context) =>
        new(Copier<TKey>.Copy(original.Key, context), Copier<TValue>.Copy(original.Value, context));

    private static T? Nullable<T>(T? original, CopyContext context) where T : struct =>
        original is { } value ? Copier<T>.Copy(value, context) : null;

    private static Tuple<T1, T2> Tuple<T1, T2>(Tuple<T1, T2> original, CopyContext context) =>
        new(Copier<T1>.Copy(original.Item1, context), Copier<T2>.Copy(original.Item2, context));

    private static (T1, T2) Two<T1, T2>((T1, T2) original, CopyContext context) =>
        (Copier<T1>.Copy(original.Item1, context), Copier<T2>.Copy(original.Item2, context));

    private static (T1, T2, T3) Three<T1, T2, T3>((T1, T2, T3) original, CopyContext context) => (
        Copier<T1>.Copy(original.Item1, context),
        Copier<T2>.Copy(original.Item2, context),
        Copier<T3>.Copy(original.Item3, context));

    private static (T1, T2, T3, T4) Four<T1, T2, T3, T4>((T1, T2, T3, T4) original, CopyContext context) => (
        Copier<T1>.Copy(original.Item1, context),
        Copier<T2>.Copy(original.Item2, context),
        Copier<T3>.Copy(original.Item3, context),
        Copier<T4>.Copy(original.Item4, context));
}
