using System.Collections.Immutable;
using System.Reflection;

namespace Erp.Grains.Tests.Conventions;

/// <summary>Some instance of a type, with something in every field.</summary>
internal static class Sample
{
    public static object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying);
        if (type == typeof(string)) return "text";
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 1, 2);
        if (type == typeof(Guid)) return Guid.Parse("0198c0de-0000-7000-8000-000000000001");
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type.IsPrimitive || type == typeof(decimal)) return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return ArrayOf(type.GetGenericArguments()[0]);
        return Made(type);
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors()
            .Where(one => one.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .OrderByDescending(one => one.GetParameters().Length)
            .FirstOrDefault();
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        var given = constructor?.GetParameters().Select(parameter => parameter.Name).ToHashSet() ?? [];
        foreach (var property in type.GetProperties().Where(one => one.CanWrite && !given.Contains(one.Name)))
            property.SetValue(made, Of(property.PropertyType));
        return made;
    }

    private static object ArrayOf(Type element)
    {
        var create = typeof(ImmutableArray).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Single(method => method.Name == nameof(ImmutableArray.Create)
                && method.GetParameters() is [{ ParameterType.IsGenericMethodParameter: true }]);
        return create.MakeGenericMethod(element).Invoke(null, [Of(element)])!;
    }
}
