using System.Text.Json.Serialization;
using Erp.Grains.Journal;

namespace Erp.Projections.Tests.World;

/// <summary>An event that no projection has spoken for, as one of a later version of the program would be.</summary>
[EventName("tests.strange_thing_happened.v1")]
internal sealed record StrangeEvent : IEvent;

[JsonSerializable(typeof(StrangeEvent))]
internal sealed partial class StrangeJson : JsonSerializerContext;
