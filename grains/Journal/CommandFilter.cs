namespace Erp.Grains.Journal;

/// <summary>
/// A set of command ids that keeps four bytes of each: whether an id is in it, it answers with "no" or "maybe", and "maybe" is wrong
/// once in a few hundred times. A Bloom filter that grows by segments, in each of which an id is five bits of one word.
/// </summary>
/// <remarks>
/// Not thread-safe. The hash is the same in every process: whoever asks the journal only where this says "maybe" takes the same way
/// whenever the same story is told.
/// </remarks>
internal sealed class CommandFilter
{
    /// <summary>
    /// 32 bits an id: a full segment says "maybe" to six strangers in ten thousand. Half the memory would let in eight times as many, and
    /// each of them costs a round trip that nobody shares.
    /// </summary>
    private const int IdsPerWord = 2;

    // Most streams have a command or two and should not pay for more; a till's have a segment for each power of four.
    private const int FirstWords = 16;
    private const int Growth = 4;

    private ulong[][] _segments = [];
    private int _room;

    public void Add(string id)
    {
        var hash = HashOf(id);
        if (MayContain(hash)) return;
        if (_room == 0) Grow();
        var words = _segments[^1];
        words[PlaceOf(hash, words)] |= BitsOf(hash);
        _room--;
    }

    /// <summary>False only of an id that was never added.</summary>
    public bool MayContain(string id) => MayContain(HashOf(id));

    /// <summary>FNV-1a over the UTF-16 units; what it mixes badly, the upper bits, MurmurHash3's last step puts right.</summary>
    internal static ulong HashOf(string id)
    {
        unchecked
        {
            var hash = 0xCBF2_9CE4_8422_2325;
            foreach (var unit in id) hash = (hash ^ unit) * 0x0000_0100_0000_01B3;
            hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
            hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
            return hash ^ (hash >> 33);
        }
    }

    private bool MayContain(ulong hash)
    {
        var bits = BitsOf(hash);
        foreach (var words in _segments)
        {
            if ((words[PlaceOf(hash, words)] & bits) == bits) return true;
        }
        return false;
    }

    private void Grow()
    {
        var words = new ulong[_segments.Length == 0 ? FirstWords : _segments[^1].Length * Growth];
        _segments = [.. _segments, words];
        _room = words.Length * IdsPerWord;
    }

    /// <summary>By the upper bits: the lower ones say which bits of the word.</summary>
    private static int PlaceOf(ulong hash, ulong[] words) => (int)(hash >> 40) & (words.Length - 1);

    private static ulong BitsOf(ulong hash) =>
        Bit(hash) | Bit(hash >> 6) | Bit(hash >> 12) | Bit(hash >> 18) | Bit(hash >> 24);

    private static ulong Bit(ulong hash) => 1UL << (int)(hash & 63);
}
