using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using Erp.GraphQL.DataLoading;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Erp.GraphQL.Schema.ResolverCompiler;

namespace Erp.GraphQL.Schema;

/// <summary>The arguments a method declares and the expressions that feed its parameters.</summary>
internal sealed record BoundParameters(
    ImmutableArray<InputValueDefinition> Arguments, ImmutableArray<Expression> Values, bool OnlyParent)
{
    public static BoundParameters None { get; } = new([], [], OnlyParent: true);
}

/// <summary>Decides for each parameter of a resolver method where its value comes from.</summary>
internal sealed class ResolverParameters(SchemaCompilation compilation, IServiceProviderIsService? services)
{
    /// <param name="method">The method.</param>
    /// <param name="parent">The type of the parent, or of the event on the subscription type; null on other root types.</param>
    /// <param name="paging">How the field is paged, if it is.</param>
    /// <param name="declared">
    /// Arguments that the field has already; the method's parameters of the same names stand for these.
    /// </param>
    public BoundParameters Bind(
        MethodInfo method, Type? parent, UseConnectionAttribute? paging, ImmutableArray<InputValueDefinition> declared = default)
    {
        var arguments = ImmutableArray.CreateBuilder<InputValueDefinition>();
        if (!declared.IsDefaultOrEmpty) arguments.AddRange(declared);
        var values = ImmutableArray.CreateBuilder<Expression>();
        var onlyParent = true;
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.ParameterType.IsByRef)
                throw new SchemaException($"parameter \"{parameter.Name}\" is passed by reference.");
            var fromParent = FromParent(parameter, parent);
            onlyParent &= fromParent is not null;
            values.Add(fromParent
                ?? FromContext(parameter)
                ?? FromDeclared(parameter, declared)
                ?? FromArguments(parameter, paging, arguments));
        }
        var clash = arguments.GroupBy(argument => argument.Name).FirstOrDefault(group => group.Count() > 1);
        if (clash is not null) throw new SchemaException($"two arguments are named \"{clash.Key}\".");
        return new BoundParameters(arguments.DrainToImmutable(), values.DrainToImmutable(), onlyParent);
    }

    private static UnaryExpression? FromParent(ParameterInfo parameter, Type? parent)
    {
        var isEvent = parameter.IsDefined(typeof(EventMessageAttribute));
        if (!isEvent && !parameter.IsDefined(typeof(ParentAttribute))) return null;
        var name = $"{(isEvent ? "[EventMessage]" : "[Parent]")} {parameter.Name}";
        if (parent is null)
        {
            throw new SchemaException(
                isEvent ? $"{name}: only subscriptions have events." : $"{name}: a root type has no parent.");
        }
        return parameter.ParameterType.IsAssignableFrom(parent)
            ? Expression.Convert(ParentParameter, parameter.ParameterType)
            : throw new SchemaException(
                $"{name} is a {parameter.ParameterType.Name}, but the {(isEvent ? "event" : "parent")} a {parent.Name}.");
    }

    private static Expression? FromDeclared(ParameterInfo parameter, ImmutableArray<InputValueDefinition> declared)
    {
        if (declared.IsDefaultOrEmpty) return null;
        var name = Naming.Argument(parameter);
        var index = declared.Select(argument => argument.Name).ToList().IndexOf(name);
        if (index < 0) return null;
        return declared[index].ClrType == parameter.ParameterType
            ? Argument(index, parameter.ParameterType)
            : throw new SchemaException($"argument \"{name}\" has two types.");
    }

    private Expression? FromContext(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(CancellationToken)) return OfExecution(nameof(OperationExecution.Cancellation));
        if (type == typeof(GraphQLSchema)) return OfExecution(nameof(OperationExecution.Schema));
        if (type == typeof(IResolverContext)) return NewContext();
        if (type == typeof(HttpContext)) return FromState(type, nameof(HttpContext), ClrShape.Of(parameter).IsNullable);
        if (parameter.GetCustomAttribute<GlobalStateAttribute>() is { } state)
        {
            return FromState(type, state.Name ?? parameter.Name!, ClrShape.Of(parameter).IsNullable);
        }
        if (typeof(IDataLoader).IsAssignableFrom(type)) return FromLoaders(type);
        return IsService(parameter, type) ? FromServices(type) : null;
    }

    private bool IsService(ParameterInfo parameter, Type type)
    {
        if (parameter.IsDefined(typeof(ServiceAttribute)) || type == typeof(IServiceProvider)) return true;
        if (compilation.FindScalar(type, isId: false) is not null || ClrShape.ItemTypeOf(type) is not null)
            return false;
        if (type == typeof(PagingArguments)) return false;
        return type.IsInterface || type.IsAbstract || services?.IsService(type) == true;
    }

    private static Expression FromServices(Type type) => type == typeof(IServiceProvider)
        ? OfExecution(nameof(OperationExecution.Services))
        : Expression.Call(
            typeof(ServiceProviderServiceExtensions),
            nameof(ServiceProviderServiceExtensions.GetRequiredService),
            [type],
            OfExecution(nameof(OperationExecution.Services)));

    private static MethodCallExpression FromState(Type type, string name, bool optional) => Expression.Call(
        OfExecution(nameof(OperationExecution.State)),
        optional ? nameof(GraphQLRequestState.FindState) : nameof(GraphQLRequestState.GetState),
        [type],
        Expression.Constant(name));

    private MethodCallExpression FromLoaders(Type type) => Expression.Call(
        OfExecution(nameof(OperationExecution.Loaders)),
        nameof(RequestLoaders.Get),
        [type],
        Expression.Constant(compilation.Loaders.SourceOf(type), typeof(LoaderSource)));

    private Expression FromArguments(
        ParameterInfo parameter, UseConnectionAttribute? paging, ImmutableArray<InputValueDefinition>.Builder arguments)
    {
        if (parameter.ParameterType == typeof(PagingArguments))
        {
            return paging is not null
                ? PagingFields.Bind(paging, arguments, compilation.FindScalar)
                : throw new SchemaException($"{parameter.Name} needs [UseConnection] on the method.");
        }
        var shape = ClrShape.Of(parameter);
        arguments.Add(compilation.Fields.Input(
            parameter.Member.Name,
            Naming.Argument(parameter),
            shape,
            parameter.IsDefined(typeof(IDAttribute)),
            parameter.HasDefaultValue ? parameter.DefaultValue : null,
            Describe.Of(parameter),
            Describe.Deprecation(parameter)));
        return Argument(arguments.Count - 1, shape.Clr);
    }
}
