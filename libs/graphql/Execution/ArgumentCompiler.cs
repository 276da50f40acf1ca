using System.Reflection;
using Erp.GraphQL.Language;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Decides for each argument of a selected field where its value comes from. Literals are read here, once a plan.
/// </summary>
internal sealed class ArgumentCompiler(GraphQLSchema schema, DocumentNode document, VariablePlan[] variables)
{
    private static readonly MethodInfo CreateMethod = Generic(nameof(Create));
    private static readonly MethodInfo CreateOptionalMethod = Generic(nameof(CreateOptional));

    public ArgumentSource[] Compile(FieldDefinition field, FieldNode node)
    {
        if (field.Arguments.IsEmpty) return [];
        var sources = new ArgumentSource[field.Arguments.Length];
        for (var i = 0; i < sources.Length; i++)
        {
            var argument = field.Arguments[i];
            sources[i] = Compile(argument, node.Arguments.FirstOrDefault(given => given.Name == argument.Name)?.Value);
        }
        return sources;
    }

    private ArgumentSource Compile(InputValueDefinition argument, ValueNode? value)
    {
        var isOptional = ClrShape.IsGeneric(argument.ClrType, typeof(Optional<>)) && value is VariableNode;
        var method = isOptional
            ? CreateOptionalMethod.MakeGenericMethod(ClrShape.WithoutOptional(argument.ClrType))
            : CreateMethod.MakeGenericMethod(argument.ClrType);
        return method.CreateDelegate<Func<InputValueDefinition, ValueNode?, ArgumentSource>>(this)(argument, value);
    }

    private ArgumentSource Create<T>(InputValueDefinition argument, ValueNode? value)
    {
        if (value is null)
            return new ConstantArgument<T>(argument.ClrDefault is null ? default! : (T)argument.ClrDefault);
        if (value is VariableNode variable)
        {
            var index = IndexOf(variable);
            return new VariableArgument<T>(index, argument, Reader<T>(variables[index].Type), document, variable);
        }
        var reader = Reader<T>(argument.Type);
        if (LiteralJson.HasVariables(value)) return new CompositeArgument<T>(value, reader, document);
        try
        {
            return new ConstantArgument<T>(LiteralJson.Read(value, reader));
        }
        catch (InputCoercionException error)
        {
            throw new GraphQLRequestException(new GraphQLError(error.Message)
            {
                Code = error.Code == ErrorCodes.BadUserInput ? ErrorCodes.Validation : error.Code,
                Locations = [document.LocationOf(value)],
            });
        }
    }

    private ArgumentSource CreateOptional<T>(InputValueDefinition argument, ValueNode? value)
    {
        var inner = (ArgumentSource<T>)Create<T>(argument, value);
        return new OptionalVariableArgument<T>(inner, IndexOf((VariableNode)value!));
    }

    private InputReader<T> Reader<T>(GraphQLType type) => (InputReader<T>)schema.InputReaders.For(type, typeof(T));

    private int IndexOf(VariableNode variable) => Array.FindIndex(variables, plan => plan.Name == variable.Name);

    private static MethodInfo Generic(string name) =>
        typeof(ArgumentCompiler).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Instance)!;
}
