using System.Reflection;

namespace Orleans.Serialization;

/// <summary>A member that goes over the wire: a field, or a property without one of its own.</summary>
internal sealed record SerializedMember(FieldInfo? Field, PropertyInfo? Property, bool IsImmutable)
{
    public Type Type => Field?.FieldType ?? Property!.PropertyType;
}

/// <summary>Finds the members that Orleans would serialise: those with [Id], and a record's positional ones.</summary>
internal static class SerializedMembers
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<SerializedMember> Of(Type type)
    {
        for (var level = type; level is not null; level = level.BaseType)
        {
            if (!level.IsDefined(typeof(GenerateSerializerAttribute), false)) continue;
            var positional = PositionalNames(level);
            foreach (var field in level.GetFields(Declared))
            {
                if (field.IsDefined(typeof(IdAttribute))) yield return new(field, null, IsImmutable(field));
            }

            foreach (var property in level.GetProperties(Declared))
            {
                if (property.IsDefined(typeof(IdAttribute)) || positional.Contains(property.Name))
                    yield return Of(level, property);
            }
        }
    }

    private static SerializedMember Of(Type type, PropertyInfo property)
    {
        if (type.GetField($"<{property.Name}>k__BackingField", Declared) is { } backing)
            return new(backing, null, IsImmutable(property));
        if (property is { CanRead: true, CanWrite: true }) return new(null, property, IsImmutable(property));
        throw new CodecNotFoundException(
            $"Property {type}.{property.Name} has an [Id] but cannot be read and written.");
    }

    private static bool IsImmutable(MemberInfo member) => member.IsDefined(typeof(ImmutableAttribute), false);

    private static HashSet<string> PositionalNames(Type type)
    {
        var attribute = type.GetCustomAttribute<GenerateSerializerAttribute>(false)!;
        if (!attribute.IncludePrimaryConstructorParameters || !IsRecord(type)) return [];
        var properties = type.GetProperties(Declared).ToDictionary(each => each.Name, each => each.PropertyType);
        var signatures = type.GetConstructors(Declared).Select(each => each.GetParameters());
        foreach (var parameters in signatures.OrderByDescending(each => each.Length))
        {
            var positional = parameters.Length > 0 && Array.TrueForAll(parameters, each =>
                properties.TryGetValue(each.Name!, out var propertyType) && propertyType == each.ParameterType);
            if (positional) return [.. parameters.Select(each => each.Name!)];
        }

        return [];
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);
}
