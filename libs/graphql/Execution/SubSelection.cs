using System.Collections.Concurrent;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// What is selected below a composite field. For an object type there is one plan; for an interface or union one for
/// each object type that turns up, compiled when it first does.
/// </summary>
internal sealed class SubSelection
{
    private readonly Func<ObjectType, SelectionSetPlan> _compile;
    private readonly ConcurrentDictionary<ObjectType, SelectionSetPlan>? _plans;
    private readonly GraphQLSchema _schema;
    private readonly CompositeType _type;
    private readonly NullArgumentException? _failure;

    public SubSelection(GraphQLSchema schema, CompositeType type, Func<ObjectType, SelectionSetPlan> compile)
    {
        _schema = schema;
        _type = type;
        _compile = compile;
        if (type is not ObjectType single)
        {
            _plans = new ConcurrentDictionary<ObjectType, SelectionSetPlan>();
            return;
        }
        try
        {
            Single = compile(single);
        }
        catch (NullArgumentException error)
        {
            // It only matters if there is an object to select from.
            _failure = error;
        }
    }

    /// <summary>The plan of the only possible type; null below an interface or union, or when it has none.</summary>
    public SelectionSetPlan? Single { get; }

    /// <summary>The plan for a resolved object.</summary>
    public SelectionSetPlan For(object value) => Single ?? ForRuntimeType(value);

    private SelectionSetPlan ForRuntimeType(object value)
    {
        if (_failure is not null) throw _failure;
        var type = _schema.ObjectTypeOf(value.GetType());
        if (type is null || !_type.PossibleTypes.Contains(type))
        {
            throw new InvalidOperationException($"{value.GetType()} is not an object type of \"{_type.Name}\".");
        }
        return _plans!.GetOrAdd(type, _compile);
    }

    /// <summary>Whether a field is selected at the end of a path, for whichever type.</summary>
    public bool Contains(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty || _failure is not null) return false;
        foreach (var type in _type.PossibleTypes)
        {
            var plan = Single ?? _plans!.GetOrAdd(type, _compile);
            foreach (var field in plan.Fields)
            {
                if (field.Definition.Name != path[0]) continue;
                if (path.Length == 1 || field.Selection?.Contains(path[1..]) == true) return true;
            }
        }
        return false;
    }
}
