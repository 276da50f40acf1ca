using System.Linq.Expressions;
using System.Text.Json;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Compiles the reading of an input object: a loop over the JSON properties that switches on the field, one typed local
/// a field, then defaults and required fields, then the constructor.
/// </summary>
internal static class InputObjectCompiler
{
    public static ReadObject<T> Compile<T>(InputObjectType type, InputObjectBinding binding)
    {
        var self = Expression.Parameter(typeof(InputObjectReader<T>), "self");
        var reader = Expression.Parameter(typeof(Utf8JsonReader).MakeByRefType(), "reader");
        var index = Expression.Variable(typeof(int), "index");
        var start = Expression.Variable(typeof(long), "start");
        var given = Expression.Variable(typeof(int), "given");
        var hasNull = Expression.Variable(typeof(bool), "hasNull");
        var values = type.Fields.Select(field => Expression.Variable(field.ClrType, field.Name)).ToArray();
        var seen = type.Fields.Select(field => Expression.Variable(typeof(bool), "has_" + field.Name)).ToArray();

        var body = new List<Expression>
        {
            Expression.Assign(start, Expression.Property(reader, nameof(Utf8JsonReader.TokenStartIndex))),
            Expression.Assign(index, Expression.Constant(-1)),
            ReadLoop<T>(type, self, reader, index, values, seen, given, hasNull),
        };
        if (type.IsOneOf)
        {
            body.Add(Expression.Call(self, nameof(InputObjectReader<T>.CheckOneOf), null, given, hasNull, start));
        }
        for (var i = 0; i < type.Fields.Length; i++)
        {
            if (WhenMissing<T>(type.Fields[i], i, self, start, values[i]) is { } missing)
            {
                body.Add(Expression.IfThen(Expression.Not(seen[i]), missing));
            }
        }
        body.Add(Construct(typeof(T), binding, values));
        var block = Expression.Block([index, start, given, hasNull, .. values, .. seen], body);
        return Expression.Lambda<ReadObject<T>>(block, $"Read{type.Name}", [self, reader]).Compile();
    }

    private static LoopExpression ReadLoop<T>(
        InputObjectType type,
        Expression self,
        Expression reader,
        ParameterExpression index,
        ParameterExpression[] values,
        ParameterExpression[] seen,
        ParameterExpression given,
        ParameterExpression hasNull)
    {
        var done = Expression.Label("done");
        var next = Expression.Call(self, nameof(InputObjectReader<T>.NextField), null, reader, index);
        var cases = type.Fields.Select((field, i) => Expression.SwitchCase(
            Expression.Block(
                typeof(void), ReadField<T>(type, field, i, self, reader, values[i], seen[i], given, hasNull)),
            Expression.Constant(i))).ToArray();
        return Expression.Loop(
            Expression.Block(
                Expression.Assign(index, next),
                Expression.IfThen(Expression.LessThan(index, Expression.Constant(0)), Expression.Break(done)),
                Expression.Switch(typeof(void), index, null, null, cases)),
            done);
    }

    private static IEnumerable<Expression> ReadField<T>(
        InputObjectType type,
        InputValueDefinition field,
        int i,
        Expression self,
        Expression reader,
        ParameterExpression value,
        ParameterExpression seen,
        ParameterExpression given,
        ParameterExpression hasNull)
    {
        if (type.IsOneOf)
        {
            yield return Expression.PreIncrementAssign(given);
            var isNull = Expression.Equal(
                Expression.Property(reader, nameof(Utf8JsonReader.TokenType)), Expression.Constant(JsonTokenType.Null));
            yield return Expression.IfThen(isNull, Expression.Assign(hasNull, Expression.Constant(true)));
        }
        var fieldReader = Expression.Call(
            self, nameof(InputObjectReader<T>.Field), [field.ClrType], Expression.Constant(i));
        yield return Expression.Assign(value, Expression.Call(fieldReader, "Read", null, reader));
        yield return Expression.Assign(seen, Expression.Constant(true));
    }

    private static Expression? WhenMissing<T>(
        InputValueDefinition field, int i, Expression self, Expression start, ParameterExpression value)
    {
        if (field.ClrDefault is not null)
        {
            return Expression.Assign(value, Expression.Convert(Expression.Constant(field.ClrDefault), field.ClrType));
        }
        if (!field.Type.IsNonNull) return null;
        return Expression.Throw(
            Expression.Call(self, nameof(InputObjectReader<T>.Missing), null, Expression.Constant(i), start));
    }

    private static Expression Construct(Type type, InputObjectBinding binding, ParameterExpression[] values)
    {
        var creation = binding.Constructor is { } constructor
            ? Expression.New(constructor, binding.ParameterFields.Select(field => values[field]))
            : Expression.New(type);
        return binding.Properties.IsEmpty
            ? creation
            : Expression.MemberInit(
                creation, binding.Properties.Select(bound => Expression.Bind(bound.Property, values[bound.Field])));
    }
}
