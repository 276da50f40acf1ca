using System.Text.Json;
using Erp.GraphQL.Language;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>Where a field's argument comes from, decided when the plan is made.</summary>
internal abstract class ArgumentSource
{
    public abstract object? GetObject(OperationExecution execution);
}

internal abstract class ArgumentSource<T> : ArgumentSource
{
    public abstract T Get(OperationExecution execution);

    public override object? GetObject(OperationExecution execution) => Get(execution);
}

/// <summary>A literal, a default value or nothing: the same for every request.</summary>
internal sealed class ConstantArgument<T>(T value) : ArgumentSource<T>
{
    public override T Get(OperationExecution execution) => value;
}

/// <summary>A variable.</summary>
/// <param name="index">The variable's place in the operation.</param>
/// <param name="argument">The argument it is given to.</param>
/// <param name="reader">Reads the variable into the argument's type, if it was read into another one.</param>
/// <param name="document">The document.</param>
/// <param name="node">The variable in it.</param>
internal sealed class VariableArgument<T>(
    int index, InputValueDefinition argument, InputReader<T> reader, DocumentNode document, VariableNode node)
    : ArgumentSource<T>
{
    public override T Get(OperationExecution execution)
    {
        var variables = execution.Variables;
        if (!variables.IsGiven(index)) return WhenAbsent();
        var value = variables[index];
        if (value is T typed) return typed;
        if (value is not null) return variables.ReadAgain(index, reader);
        return argument.Type.IsNonNull
            ? throw new NullArgumentException(
                $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null.", document, node)
            : default!;
    }

    private T WhenAbsent()
    {
        if (argument.ClrDefault is not null) return (T)argument.ClrDefault;
        return argument.Type.IsNonNull
            ? throw new NullArgumentException(
                $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.", document, node)
            : default!;
    }
}

/// <summary>A variable given to an argument that tells absent from null.</summary>
internal sealed class OptionalVariableArgument<T>(ArgumentSource<T> inner, int index) : ArgumentSource<Optional<T>>
{
    public override Optional<T> Get(OperationExecution execution) =>
        execution.Variables.IsGiven(index) ? new Optional<T>(inner.Get(execution)) : default;
}

/// <summary>
/// A list or object literal with variables inside: put together as JSON for each request, then read like a variable.
/// </summary>
internal sealed class CompositeArgument<T>(ValueNode literal, InputReader<T> reader, DocumentNode document)
    : ArgumentSource<T>
{
    public override T Get(OperationExecution execution)
    {
        using var json = new ResponseWriter();
        LiteralJson.Write(literal, json, execution.Variables);
        var input = new Utf8JsonReader(json.Written.Span);
        input.Read();
        try
        {
            return reader.Read(ref input);
        }
        catch (InputCoercionException error)
        {
            // Literals and variables have been checked, so it is a null that a variable brought.
            throw new NullArgumentException(error.Message, document, literal);
        }
    }
}
