using System.Linq.Expressions;
using System.Reflection;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Compiles a property or method into the code of a field.</summary>
/// <param name="member">The property or method.</param>
/// <param name="parent">The CLR type of the parent; null on root types.</param>
/// <param name="resolverClass">The class to call the member on; null when it is called on the parent.</param>
/// <param name="parameters">Where a method's parameters come from.</param>
internal sealed class ResolverCompiler(MemberInfo member, Type? parent, Type? resolverClass, BoundParameters parameters)
{
    private static readonly ParameterExpression Execution = Expression.Parameter(
        typeof(OperationExecution), "execution");
    private static readonly ParameterExpression Field = Expression.Parameter(typeof(FieldPlan), "field");
    private static readonly ParameterExpression Node = Expression.Parameter(typeof(ResultNode), "node");

    /// <summary>The parameter of compiled code that holds the parent object.</summary>
    public static ParameterExpression ParentParameter { get; } = Expression.Parameter(typeof(object), "parent");

    public static Expression OfExecution(string property) => Expression.Property(Execution, property);

    public static Expression Argument(int index, Type type) => Expression.Call(
        Expression.Call(Field, nameof(FieldPlan.Argument), [type], Expression.Constant(index)),
        nameof(ArgumentSource<>.Get),
        null,
        Execution);

    public static Expression NewContext() => Expression.New(
        typeof(ResolverContext).GetConstructors().Single(), Execution, Field, ParentParameter, Node);

    private Type ReturnType { get; } = ReturnTypeOf(member);

    private bool IsStatic =>
        member is PropertyInfo property ? property.GetMethod!.IsStatic : ((MethodInfo)member).IsStatic;

    /// <exception cref="SchemaException">The member returns nothing.</exception>
    public static void RequireResult(MemberInfo member)
    {
        var type = ReturnTypeOf(member);
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
        {
            throw new SchemaException("a resolver must return a value.");
        }
    }

    private static Type ReturnTypeOf(MemberInfo member) =>
        member is PropertyInfo property ? property.PropertyType : ((MethodInfo)member).ReturnType;

    public FieldCode ToCode(LeafCodec? leaf, bool isLeaf, bool isPublic)
    {
        var taskOf = TaskOf(ReturnType);
        var reads = (resolverClass is null || IsStatic) && parent is not null;
        var isDirect = reads && isPublic && parameters.OnlyParent && taskOf is null;
        return new FieldCode(Compile, isDirect && isLeaf && leaf is not null ? () => CompileLeaf(leaf) : null)
        {
            IsDirect = isDirect,
            Leaf = leaf,
            TaskResult = taskOf is null ? null : TaskResults.For(taskOf),
        };
    }

    private FieldResolver Compile()
    {
        var value = Access();
        var body = TaskOf(value.Type) is { } result
            ? Expression.Call(typeof(TaskResults), nameof(TaskResults.ResultOrTask), [result], value)
            : (Expression)Expression.Convert(value, typeof(object));
        return Expression.Lambda<FieldResolver>(body, member.Name, [Execution, Field, ParentParameter, Node]).Compile();
    }

    private LeafWriter CompileLeaf(LeafCodec codec)
    {
        var writer = Expression.Parameter(typeof(ResponseWriter), "writer");
        var value = Expression.Variable(ReturnType, "value");
        var nullable = Nullable.GetUnderlyingType(ReturnType) is not null;
        var write = Expression.Block(
            Expression.Call(
                Expression.Constant(codec, typeof(LeafCodec<>).MakeGenericType(codec.ClrType)),
                nameof(LeafCodec<>.Write),
                null,
                writer,
                nullable ? Expression.Call(value, nameof(Nullable<>.GetValueOrDefault), null) : value),
            Expression.Constant(true));
        Expression body = ReturnType.IsValueType && !nullable
            ? write
            : Expression.Condition(IsNull(value), Expression.Constant(false), write);
        return Expression.Lambda<LeafWriter>(
            Expression.Block([value], Expression.Assign(value, Access()), body),
            "Write" + member.Name,
            [ParentParameter, writer]).Compile();
    }

    private static Expression IsNull(Expression value) => value.Type.IsValueType
        ? Expression.Not(Expression.Property(value, nameof(Nullable<>.HasValue)))
        : Expression.ReferenceEqual(value, Expression.Constant(null));

    private Expression Access()
    {
        var instance = IsStatic ? null : Instance();
        return member is PropertyInfo property
            ? Expression.Property(instance, property)
            : Expression.Call(instance, (MethodInfo)member, parameters.Values);
    }

    private Expression Instance() => resolverClass is null
        ? Expression.Convert(ParentParameter, parent!)
        : Expression.Call(Execution, nameof(OperationExecution.ResolverInstance), [resolverClass]);

    private static Type? TaskOf(Type type) =>
        ClrShape.IsGeneric(type, typeof(Task<>)) || ClrShape.IsGeneric(type, typeof(ValueTask<>))
            ? type.GetGenericArguments()[0]
            : null;
}
