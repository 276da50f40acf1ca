using System.Collections.Immutable;
using System.Reflection;
using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Schema;

/// <summary>Makes field, argument and input field definitions from members and parameters.</summary>
internal sealed class FieldFactory(SchemaCompilation compilation, ResolverParameters parameters)
{
    /// <summary>A field of a class that resolvers return; the member is called on the parent itself.</summary>
    public FieldDefinition OfObject(FieldsType type, Type clr, MemberInfo member) =>
        Named(type.Name, member, () => Create(
            member, parent: clr, resolverClass: null, hasCode: type is ObjectType, policiesFrom: clr));

    /// <summary>A field of a class made of resolvers.</summary>
    /// <param name="typeName">The type the field belongs to, for messages.</param>
    /// <param name="resolverClass">The class that declares the member.</param>
    /// <param name="member">The method or property.</param>
    /// <param name="parent">The CLR type of the parent; null on root types.</param>
    /// <param name="hasCode">Whether the field can be resolved; those of interfaces cannot.</param>
    public FieldDefinition OfResolver(string typeName, Type resolverClass, MemberInfo member, Type? parent, bool hasCode) =>
        Named(typeName, member, () => Create(member, parent, resolverClass, hasCode, policiesFrom: resolverClass));

    /// <summary>A field of the subscription type: one method opens its stream, the other resolves an event.</summary>
    public FieldDefinition OfSubscription(string typeName, Type subscriptionClass, MethodInfo method) =>
        Named(typeName, method, () =>
        {
            var name = method.GetCustomAttribute<SubscribeAttribute>()!.With;
            var opener = subscriptionClass.GetMethod(name)
                ?? throw new SchemaException($"{subscriptionClass.Name} has no public method \"{name}\" to subscribe with.");
            var message = ClrShape.EventTypeOf(opener.ReturnType)
                ?? throw new SchemaException($"{name} must return an IAsyncEnumerable<T>, or a task of one.");
            var bound = parameters.Bind(opener, parent: null, paging: null);
            var code = new ResolverCompiler(opener, parent: null, subscriptionClass, bound)
                .ToCode(leaf: null, isLeaf: false, isPublic: false);
            return Create(
                method, message, subscriptionClass, hasCode: true, subscriptionClass, bound.Arguments,
                new EventSource(code, EventSource.AdapterOf(message)));
        });

    private FieldDefinition Create(
        MemberInfo member,
        Type? parent,
        Type? resolverClass,
        bool hasCode,
        Type policiesFrom,
        ImmutableArray<InputValueDefinition> declared = default,
        EventSource? source = null)
    {
        ResolverCompiler.RequireResult(member);
        var shape = member is PropertyInfo property ? ClrShape.Of(property) : ClrShape.OfResult((MethodInfo)member);
        var isId = IsId(member);
        var paging = member.GetCustomAttribute<UseConnectionAttribute>();
        if (paging is { IncludeTotalCount: true }) compilation.Outputs.Count(shape.Clr);
        var type = compilation.Outputs.For(shape, isId);
        var bound = member is MethodInfo method
            ? parameters.Bind(method, parent, paging, declared)
            : BoundParameters.None;
        var policies = Policies(policiesFrom).Concat(Policies(member)).Distinct().ToImmutableArray();
        var compiler = new ResolverCompiler(member, parent, resolverClass, bound);
        var leaf = type.Named.IsLeaf ? compilation.Readers.FindCodec(type.Named, shape.Core) : null;
        return new FieldDefinition(Naming.Field(member), type, bound.Arguments)
        {
            Description = Describe.Of(member),
            DeprecationReason = Describe.Deprecation(member),
            Policies = policies,
            Weight = member.GetCustomAttribute<CostAttribute>()?.Weight,
            ListSize = SizeOf(member, type, bound),
            Code = hasCode ? compiler.ToCode(leaf, isLeaf: type.Nullable is NamedType, policies.IsEmpty) : null,
            EventSource = source,
        };
    }

    /// <exception cref="SchemaException">It speaks of arguments or fields that are not there.</exception>
    private static ListSize? SizeOf(MemberInfo member, GraphQLType type, BoundParameters bound)
    {
        var size = ListSize.Of(member);
        if (size is null || member.IsDefined(typeof(UseConnectionAttribute))) return size;
        var unknown = size.Arguments.FirstOrDefault(name => bound.Arguments.All(argument => argument.Name != name));
        if (unknown is not null) throw new SchemaException($"[ListSize] speaks of an argument \"{unknown}\", which it does not have.");
        return type.Nullable is ListType || !size.Fields.IsEmpty
            ? size
            : throw new SchemaException("[ListSize] stands on a field that is no list and names no field below it that is.");
    }

    /// <summary>An argument or an input field.</summary>
    public InputValueDefinition Input(
        string owner,
        string name,
        ClrShape shape,
        bool isId,
        object? defaultValue,
        string? description,
        string? deprecation)
    {
        try
        {
            if (!Naming.IsValid(name)) throw new SchemaException($"\"{name}\" is not a valid name");
            var type = compilation.Inputs.For(shape, isId);
            var value = DefaultValues.Normalise(defaultValue, shape.Clr);
            return new InputValueDefinition(name, type)
            {
                Description = description,
                DeprecationReason = deprecation,
                DefaultValue = value is null ? null : DefaultValues.ToLiteral(value, type, compilation.Readers),
                ClrType = shape.Clr,
                ClrDefault = value,
            };
        }
        catch (SchemaException error)
        {
            throw new SchemaException($"\"{owner}\", input \"{name}\": {error.Message}");
        }
    }

    /// <summary>The <c>totalCount</c> of connections that have one.</summary>
    public FieldDefinition TotalCount()
    {
        var method = typeof(ITotalCount).GetMethod(nameof(ITotalCount.CountAsync))!;
        var compiler = new ResolverCompiler(method, typeof(ITotalCount), null, BoundParameters.None);
        var type = compilation.FindScalar(typeof(int), isId: false)!;
        return new FieldDefinition("totalCount", new NonNullType(type), [])
        {
            Description = "How many nodes the whole list has.",
            Code = compiler.ToCode(compilation.Readers.FindCodec(type, typeof(int)), isLeaf: true, isPublic: true),
        };
    }

    private static FieldDefinition Named(string type, MemberInfo member, Func<FieldDefinition> create)
    {
        try
        {
            return create();
        }
        catch (SchemaException error)
        {
            throw new SchemaException(
                $"Field \"{type}.{Naming.Field(member)}\" ({member.DeclaringType?.Name}.{member.Name}): {error.Message}");
        }
    }

    private static bool IsId(MemberInfo member)
    {
        if (member.IsDefined(typeof(IDAttribute))) return true;
        if (member is MethodInfo method) return method.ReturnParameter.IsDefined(typeof(IDAttribute));
        // On a positional record, [ID] without a target lands on the constructor's parameter.
        return member.DeclaringType!.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == member.Name && parameter.IsDefined(typeof(IDAttribute)));
    }

    private static IEnumerable<string> Policies(MemberInfo member) =>
        member.GetCustomAttributes<AuthorizeAttribute>().Select(attribute => attribute.Policy);
}
