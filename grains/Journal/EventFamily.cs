using System.Text.Json.Serialization;

namespace Erp.Grains.Journal;

/// <summary>
/// A module's events: every sealed <see cref="IEvent"/> nested in or derived from <paramref name="Root"/> in its assembly, written and
/// read through the module's source-generated <paramref name="Json"/> context. Registered in the container, one a module.
/// </summary>
public sealed record EventFamily(Type Root, JsonSerializerContext Json);
