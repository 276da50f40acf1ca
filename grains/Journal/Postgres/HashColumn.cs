using System.Buffers.Binary;

namespace Erp.Grains.Journal.Postgres;

/// <summary>A command's hash as PostgreSQL's 16-byte type, in the order in which it is written for people.</summary>
internal static class HashColumn
{
    public static Guid ToGuid(UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        return new Guid(bytes, bigEndian: true);
    }

    public static UInt128 FromGuid(Guid hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
