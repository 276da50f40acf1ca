namespace Erp.Grains.Projections;

/// <summary>
/// A row that says how something is now. Folding changes it in memory; what it was in between never reaches SQL.
/// </summary>
public abstract class CurrentRow
{
    /// <summary>Whether SQL has it.</summary>
    internal bool Stored { get; set; }

    internal bool Changed { get; set; }

    internal bool Removed { get; set; }
}
