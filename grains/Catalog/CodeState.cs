using System.Text.Json.Serialization;
using Erp.Catalog;
using Erp.Grains.Journal;

namespace Erp.Grains.Catalog;

/// <summary>Which product claims a code.</summary>
public sealed record CodeState([property: JsonPropertyName("holder")] ProductId? Holder) : IState<CodeState>
{
    public static CodeState Empty { get; } = new((ProductId?)null);

    public static string Schema => "catalog.code.v1";

    public CodeState Apply(IEvent @event) => @event switch
    {
        CodeClaimed e => new CodeState(new ProductId(e.Product)),
        _ => throw new InvalidOperationException($"A code does not know {@event.GetType()}."),
    };
}
