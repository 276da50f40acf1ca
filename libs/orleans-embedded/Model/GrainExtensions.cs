using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity of a grain or of a reference to one, and references to it under another interface.</summary>
public static class GrainExtensions
{
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase instance => instance.GrainContext.GrainId,
        _ => throw new ArgumentException($"{grain?.GetType()} is neither a grain nor a reference.", nameof(grain)),
    };

    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)grain.AsReference(typeof(TGrainInterface));

    public static object AsReference(this IAddressable grain, Type interfaceType)
    {
        if (grain is GrainReference && interfaceType.IsInstanceOfType(grain)) return grain;
        var reference = grain as GrainReference ?? ((IGrainBase)grain).GrainContext.GrainReference;
        return reference.Runtime.References.Create(interfaceType, reference.GrainId);
    }

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) =>
        grain.AsReference<TGrainInterface>();

    public static object Cast(this IAddressable grain, Type interfaceType) => grain.AsReference(interfaceType);

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    public static Guid GetPrimaryKey(this IAddressable grain) => grain.GetGrainId().GetGuidKey();

    public static Guid GetPrimaryKey(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId().GetGuidKey(out keyExt);

    public static long GetPrimaryKeyLong(this IAddressable grain) => grain.GetGrainId().GetIntegerKey();

    public static long GetPrimaryKeyLong(this IAddressable grain, out string? keyExt) =>
        grain.GetGrainId().GetIntegerKey(out keyExt);

    public static bool IsPrimaryKeyBasedOnLong(this IAddressable grain) =>
        grain.GetGrainId().TryGetIntegerKey(out _);
}
