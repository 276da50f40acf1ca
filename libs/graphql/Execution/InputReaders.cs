using System.Collections.Concurrent;
using Erp.GraphQL.Schema;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Makes and keeps the readers of a schema. A reader belongs to a pair: the GraphQL type says what is allowed, the CLR
/// type what is built; a variable of type <c>ID!</c> may feed a <see cref="Guid"/> here and a string there.
/// </summary>
internal sealed class InputReaders
{
    private readonly ConcurrentDictionary<(GraphQLType, Type), InputReader> _readers = new();
    private readonly Dictionary<InputObjectType, InputObjectBinding> _bindings = [];
    private readonly Dictionary<(NamedType, Type), LeafCodec> _codecs = [];

    /// <summary>Most items of a list in a client's values.</summary>
    public int MaxListLength { get; set; } = int.MaxValue;

    public void Register(InputObjectType type, InputObjectBinding binding) => _bindings[type] = binding;

    public void Register(NamedType type, LeafCodec codec) => _codecs[(type, codec.ClrType)] = codec;

    public LeafCodec? FindCodec(NamedType type, Type clr) => _codecs.GetValueOrDefault((type, clr));

    public InputReader For(GraphQLType type, Type clr) =>
        _readers.GetOrAdd((type, clr), static (key, self) => self.Create(key.Item1, key.Item2), this);

    /// <summary>A CLR type that can carry an input type when no argument says which.</summary>
    public Type CanonicalClr(GraphQLType type)
    {
        if (type is NonNullType nonNull) return CanonicalOf(nonNull.Inner);
        var clr = CanonicalOf(type);
        return AsNullable(clr);
    }

    /// <summary>The type with room for a null.</summary>
    public static Type AsNullable(Type clr) =>
        clr.IsValueType && Nullable.GetUnderlyingType(clr) is null ? typeof(Nullable<>).MakeGenericType(clr) : clr;

    private Type CanonicalOf(GraphQLType type) => type switch
    {
        ListType list => CanonicalClr(list.Item).MakeArrayType(),
        InputObjectType input => _bindings[input].Clr,
        ScalarType scalar => scalar.CanonicalCodec!.ClrType,
        _ => _codecs.Keys.First(key => ReferenceEquals(key.Item1, type)).Item2,
    };

    private InputReader Create(GraphQLType type, Type clr)
    {
        if (ClrShape.IsGeneric(clr, typeof(Optional<>)))
        {
            var inner = clr.GetGenericArguments()[0];
            return Make(typeof(OptionalReader<>), inner, For(type, inner));
        }
        if (type is NonNullType nonNull)
        {
            var inner = Nullable.GetUnderlyingType(clr) is null
                ? ForValue(nonNull.Inner, clr)
                : For(nonNull.Inner, clr);
            return Make(typeof(NonNullReader<>), clr, inner, type);
        }
        return Nullable.GetUnderlyingType(clr) is { } value
            ? Make(typeof(NullableStructReader<>), value, ForValue(type, value))
            : Make(typeof(NullableReader<>), clr, ForValue(type, clr));
    }

    private InputReader ForValue(GraphQLType type, Type clr)
    {
        switch (type)
        {
            case ListType list:
                var itemType = ClrShape.ItemTypeOf(clr) ?? throw Unsupported(type, clr);
                var create = typeof(ListReaders).GetMethod(nameof(ListReaders.Create))!.MakeGenericMethod(itemType);
                return (InputReader?)create.Invoke(null, [clr, For(list.Item, itemType), this])
                    ?? throw Unsupported(type, clr);
            case InputObjectType input:
                return Make(typeof(InputObjectReader<>), clr, input, _bindings[input], this);
            default:
                var codec = FindCodec(type.Named, clr) ?? throw Unsupported(type, clr);
                return Make(typeof(LeafReader<>), clr, codec);
        }
    }

    private static InputReader Make(Type definition, Type argument, params object[] arguments) =>
        (InputReader)Activator.CreateInstance(definition.MakeGenericType(argument), arguments)!;

    private static SchemaException Unsupported(GraphQLType type, Type clr) =>
        new($"No way to read the input type \"{type}\" into {clr}.");
}
