namespace Erp.Grains.Journal;

/// <summary>A fact, past tense, immutable. Its class carries an <see cref="EventNameAttribute"/>; the CLR name may change, that one may not.</summary>
public interface IEvent;
