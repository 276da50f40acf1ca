using System.Collections.Immutable;
using System.Reflection;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Gathers the fields of a type and refuses two of one name.</summary>
internal sealed class FieldList(string type)
{
    private readonly List<(FieldDefinition Field, MemberInfo Member)> _fields = [];

    public void Add(FieldDefinition field, MemberInfo member)
    {
        if (!Naming.IsValid(field.Name))
        {
            throw new SchemaException($"\"{field.Name}\" is not a valid name for a field ({Origin(member)}).");
        }
        var clash = _fields.FindIndex(entry => entry.Field.Name == field.Name);
        if (clash >= 0)
        {
            throw new SchemaException(
                $"Field \"{type}.{field.Name}\" is declared twice: by {Origin(_fields[clash].Member)} and by {Origin(member)}.");
        }
        _fields.Add((field, member));
    }

    /// <summary>
    /// Replaces the field of a property that an extension binds, or of the same name, by the extension's.
    /// </summary>
    public void AddExtension(FieldDefinition field, MemberInfo member, Type extended)
    {
        var bound = member.GetCustomAttribute<BindMemberAttribute>()?.Name;
        if (bound is not null && extended.GetProperty(bound) is null)
        {
            throw new SchemaException($"{Origin(member)} binds {extended.Name}.{bound}, which is no property.");
        }
        var replaced = _fields.FindIndex(entry =>
            entry.Member.DeclaringType!.IsAssignableFrom(extended)
            && (entry.Member.Name == bound || entry.Field.Name == field.Name));
        if (replaced >= 0) _fields.RemoveAt(replaced);
        Add(field, member);
    }

    public ImmutableArray<FieldDefinition> ToImmutable() => [.. _fields.Select(entry => entry.Field)];

    private static string Origin(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";
}
