namespace Erp.Grains.Journal;

/// <summary>One grain's stream of events.</summary>
/// <param name="Company">Whose it is.</param>
/// <param name="Name">The grain's id, <c>stockitem/1/MAIN/…</c>.</param>
public readonly record struct StreamKey(CompanyId Company, string Name);
