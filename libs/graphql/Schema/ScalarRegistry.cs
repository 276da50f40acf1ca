using Erp.GraphQL.Execution;
using Erp.GraphQL.Types;
using Erp.GraphQL.Types.Scalars;

namespace Erp.GraphQL.Schema;

/// <summary>The scalars of a schema and the CLR types they are carried in.</summary>
internal sealed class ScalarRegistry
{
    private const string ScalarsOrg = "https://scalars.graphql.org/";

    private readonly Dictionary<string, ScalarType> _byName = [];
    private readonly Dictionary<Type, ScalarType> _byClrType = [];
    private readonly List<(ScalarType Scalar, LeafCodec Codec)> _codecs = [];
    private readonly ScalarType _id;

    public ScalarRegistry()
    {
        const LiteralKinds number = LiteralKinds.Int | LiteralKinds.Float;
        Define(new("Int", "A whole number of 32 bits with a sign.", LiteralKinds.Int),
            new IntegerCodec<int>("Int"), new IntegerCodec<short>("Int"), new IntegerCodec<byte>("Int"));
        Define(
            new("Float", "A number in IEEE 754 double precision.", number),
            new FloatCodec<double>(),
            new FloatCodec<float>());
        Define(new("String", "A text.", LiteralKinds.String), new StringCodec());
        Define(new("Boolean", "True or false.", LiteralKinds.Boolean), new BooleanCodec());
        Define(new("Long", "A whole number of 64 bits with a sign.", LiteralKinds.Int), new IntegerCodec<long>("Long"));
        Define(new(
            "Decimal",
            "An exact decimal number of up to 28 digits, written as a string; a string or a number is accepted.",
            number | LiteralKinds.String), new DecimalCodec());
        Define(new(
            "UUID", "A UUID in its hyphenated form.", LiteralKinds.String, "https://www.rfc-editor.org/rfc/rfc9562"),
            new GuidCodec("UUID"));
        Define(new(
            "DateTime",
            "An instant in RFC 3339 form, with an offset.",
            LiteralKinds.String,
            ScalarsOrg + "andimarek/date-time"),
            new DateTimeOffsetCodec(), new DateTimeCodec());
        Define(new(
            "Date", "A calendar date, such as 2026-01-31.", LiteralKinds.String, ScalarsOrg + "andimarek/local-date"),
            new DateCodec());
        _id = _byName["ID"] = new(
            "ID", "An opaque identifier, written as a string.", LiteralKinds.String | LiteralKinds.Int);
        DefineId(new StringIdCodec());
        DefineId(new GuidCodec("ID"));
        DefineId(new IntegerIdCodec<int>());
        DefineId(new IntegerIdCodec<long>());
    }

    public IEnumerable<ScalarType> All => _byName.Values;

    public void DefineId(LeafCodec codec) => Carry(_id, codec);

    /// <summary>
    /// Adds a scalar, or replaces the stock scalar of that name; the first codec decides about literals.
    /// </summary>
    public void Define(ScalarType scalar, params ReadOnlySpan<LeafCodec> codecs)
    {
        _byName[scalar.Name] = scalar;
        foreach (var codec in codecs)
        {
            _byClrType[codec.ClrType] = scalar;
            Carry(scalar, codec);
        }
    }

    /// <summary>The scalar that stands for a CLR type, if there is one.</summary>
    public ScalarType? Find(Type clr, bool isId) => isId ? _id : _byClrType.GetValueOrDefault(clr);

    public void RegisterCodecs(InputReaders readers)
    {
        foreach (var (scalar, codec) in _codecs)
        {
            if (ReferenceEquals(_byName[scalar.Name], scalar)) readers.Register(scalar, codec);
        }
    }

    private void Carry(ScalarType scalar, LeafCodec codec)
    {
        scalar.CanonicalCodec ??= codec;
        _codecs.Add((scalar, codec));
    }
}
