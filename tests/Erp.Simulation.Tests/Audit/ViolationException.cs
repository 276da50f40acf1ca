namespace Erp.Simulation.Tests.Audit;

/// <summary>Something that must never be true is.</summary>
internal sealed class ViolationException(string what) : Exception(what);
