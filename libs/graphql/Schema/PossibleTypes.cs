using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>
/// Finds which object types belong to which interfaces and unions, from the assignability of their CLR types.
/// </summary>
internal sealed class PossibleTypes(OutputTypes outputs)
{
    public void Assign()
    {
        foreach (var (clr, type) in outputs.Composites)
        {
            if (type is FieldsType fields) fields.Interfaces = [.. Implemented(clr)];
            if (type is InterfaceType face) face.SetPossibleTypes([.. Objects(clr)]);
            if (type is UnionType union) union.SetPossibleTypes([.. Objects(clr)]);
        }
    }

    private IEnumerable<InterfaceType> Implemented(Type clr) => outputs.Composites
        .Where(entry => entry.Key != clr && entry.Key.IsAssignableFrom(clr))
        .Select(entry => entry.Value)
        .OfType<InterfaceType>()
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private IEnumerable<ObjectType> Objects(Type clr) => outputs.Composites
        .Where(entry => clr.IsAssignableFrom(entry.Key))
        .Select(entry => entry.Value)
        .OfType<ObjectType>()
        .OrderBy(type => type.Name, StringComparer.Ordinal);
}
