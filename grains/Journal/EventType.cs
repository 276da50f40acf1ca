using System.Text.Json.Serialization.Metadata;

namespace Erp.Grains.Journal;

/// <summary>A kind of event: its stable name in the journal, its class of today, and how it is written.</summary>
public sealed record EventType(string Name, Type Class, JsonTypeInfo Json);
