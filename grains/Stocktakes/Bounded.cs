using System.Runtime.InteropServices;

namespace Erp.Grains.Stocktakes;

/// <summary>Many calls of one grain, so many at a time.</summary>
internal static class Bounded
{
    /// <returns>The answers, in the order of the items.</returns>
    public static async Task<ImmutableArray<TAnswer>> Select<T, TAnswer>(
        ImmutableArray<T> items, int atATime, Func<T, Task<TAnswer>> call)
    {
        var answers = new TAnswer[items.Length];
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atATime, items.Length)).Select(_ => Work()));
        return ImmutableCollectionsMarshal.AsImmutableArray(answers);

        // A grain's turns never overlap, so taking the next item needs no lock.
        async Task Work()
        {
            while (next < items.Length)
            {
                var i = next++;
                answers[i] = await call(items[i]);
            }
        }
    }
}
