namespace Orleans.Runtime;

/// <summary>Anything that calls can be addressed to: grains and references to them.</summary>
public interface IAddressable;
