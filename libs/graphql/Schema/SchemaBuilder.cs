using System.Reflection;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Types;
using Erp.GraphQL.Types.Scalars;
using Microsoft.Extensions.DependencyInjection;

namespace Erp.GraphQL;

/// <summary>Collects the classes and scalars that make a schema, and builds it.</summary>
public sealed class SchemaBuilder
{
    private readonly List<Type> _classes = [];
    private readonly ScalarRegistry _scalars = new();
    private string? _description;

    /// <summary>Says what the schema as a whole is for, in Markdown.</summary>
    public SchemaBuilder SetDescription(string description)
    {
        _description = description;
        return this;
    }

    /// <summary>Adds every class of the assembly that carries a type attribute, and its data loaders.</summary>
    public SchemaBuilder AddTypes(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        foreach (var type in assembly.GetTypes())
        {
            if (ClassRoles.HasRole(type)) AddType(type);
        }
        return this;
    }

    /// <summary>Adds one class by its attributes; without one it is an object type.</summary>
    public SchemaBuilder AddType(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!_classes.Contains(type)) _classes.Add(type);
        return this;
    }

    /// <summary>Adds a scalar whose wire form is a string.</summary>
    /// <param name="name">Its name in the schema.</param>
    /// <param name="parse">Reads a value; throws <see cref="FormatException"/> with a message for the client.</param>
    /// <param name="format">Writes a value.</param>
    /// <param name="description">What it means.</param>
    /// <param name="specifiedBy">The address of its specification.</param>
    public SchemaBuilder AddScalar<T>(
        string name, Func<string, T> parse, Func<T, string> format, string? description = null, string? specifiedBy = null)
        where T : notnull
    {
        var scalar = new ScalarType(name, description, LiteralKinds.String, specifiedBy);
        return AddScalar(scalar, new TextCodec<T>(name, parse, format));
    }

    /// <summary>Adds a scalar with a codec of the host's own; a stock scalar of the same name is replaced.</summary>
    public SchemaBuilder AddScalar(ScalarType scalar, LeafCodec codec)
    {
        _scalars.Define(scalar, codec);
        return this;
    }

    /// <summary>Lets <c>[ID]</c> be used with <typeparamref name="T"/>.</summary>
    public SchemaBuilder AddIdType<T>(Func<string, T> parse, Func<T, string> format)
        where T : notnull
    {
        _scalars.DefineId(new TextIdCodec<T>(parse, format));
        return this;
    }

    /// <summary>Builds the schema.</summary>
    /// <param name="services">Tells parameters that are services from arguments.</param>
    /// <exception cref="SchemaException">The classes do not make a valid schema.</exception>
    public GraphQLSchema Build(IServiceProviderIsService? services = null) =>
        new SchemaCompilation(_scalars, services).Compile(_classes, _description);
}
