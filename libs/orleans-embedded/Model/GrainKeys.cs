using Orleans.Runtime;

namespace Orleans;

/// <summary>Marker of every grain interface.</summary>
public interface IGrain : IAddressable;

public interface IGrainWithStringKey : IGrain;

public interface IGrainWithGuidKey : IGrain;

public interface IGrainWithIntegerKey : IGrain;

public interface IGrainWithGuidCompoundKey : IGrain;

public interface IGrainWithIntegerCompoundKey : IGrain;
