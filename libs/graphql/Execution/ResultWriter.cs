using System.Collections;
using System.Collections.Immutable;
using Erp.GraphQL.Types;

namespace Erp.GraphQL.Execution;

/// <summary>
/// Writes a resolved tree as JSON and lets nulls propagate: where a value cannot be null but is, or has failed, what
/// has been written of its nearest nullable ancestor is cut off and replaced by null.
/// </summary>
internal sealed class ResultWriter(OperationPlan operation, ErrorReporter errors, ResponseWriter json)
{
    private Step[] _path = new Step[6];
    private List<GraphQLError>? _errors;
    private int _depth;

    /// <summary>The errors of fields so far.</summary>
    public IReadOnlyList<GraphQLError> Errors => _errors ?? (IReadOnlyList<GraphQLError>)[];

    /// <summary>Writes an object; false when null has to take its place.</summary>
    public bool WriteObject(SelectionSetPlan plan, object? value, object?[]? slots)
    {
        json.WriteByte((byte)'{');
        var fields = plan.Fields;
        for (var i = 0; i < fields.Length; i++)
        {
            if (!WriteField(plan, fields[i], value, slots, isFirst: i == 0)) return false;
        }
        json.WriteByte((byte)'}');
        return true;
    }

    /// <summary>Writes a key and its value; false when the object has to be null.</summary>
    public bool WriteField(SelectionSetPlan plan, FieldPlan field, object? parent, object?[]? slots, bool isFirst)
    {
        json.WriteRaw(field.NameJson.AsSpan(isFirst ? 1 : 0));
        if (field.IsTypeName)
        {
            json.WriteString(plan.Type.Name);
            return true;
        }
        var start = json.Position;
        Push(new Step(field, 0));
        var depth = _depth;
        var written = false;
        try
        {
            if (field.WriteLeaf is { } writeLeaf)
            {
                written = writeLeaf(parent!, json) || WriteNullFor(field.Type);
            }
            else
            {
                var value = field.Slot >= 0 ? slots![field.Slot] : field.Code!.Resolve(null!, field, parent, null);
                written = Write(field, field.Type, value);
            }
        }
        catch (Exception error)
        {
            // A property that is read while writing has thrown; the path is cut back to the field that catches it.
            _depth = depth;
            Report(error);
        }
        _depth = depth - 1;
        if (written) return true;
        if (field.Type.IsNonNull) return false;
        json.CutBack(start);
        json.WriteNull();
        return true;
    }

    private bool Write(FieldPlan field, GraphQLType type, object? value)
    {
        if (value is FieldFailure failure)
        {
            Report(failure.Exception);
            return NullAfterError(type, json.Position);
        }
        if (value is null) return WriteNullFor(type);
        var start = json.Position;
        return WriteValue(field, type.Nullable, value) || NullAfterError(type, start);
    }

    private bool WriteValue(FieldPlan field, GraphQLType type, object value)
    {
        if (type is ListType list) return WriteList(field, list, value);
        if (field.Selection is null) return WriteLeaf(field, value);
        if (value is ObjectNode node) return WriteObject(node.Plan, node.Value, node.Slots);
        return WriteObject(field.Selection.For(value), value, null);
    }

    private bool WriteLeaf(FieldPlan field, object value)
    {
        try
        {
            field.Code!.Leaf!.WriteObject(json, value);
            return true;
        }
        catch (Exception error)
        {
            Report(error);
            return false;
        }
    }

    private bool WriteList(FieldPlan field, ListType type, object value)
    {
        json.WriteByte((byte)'[');
        Push(new Step(null, -1));
        var index = 0;
        foreach (var item in value is ListNode node ? node.Items : (IEnumerable)value)
        {
            if (index > 0) json.WriteByte((byte)',');
            _path[_depth - 1] = new Step(null, index++);
            if (Write(field, type.Item, item)) continue;
            _depth--;
            return false;
        }
        _depth--;
        json.WriteByte((byte)']');
        return true;
    }

    private bool WriteNullFor(GraphQLType type)
    {
        if (!type.IsNonNull)
        {
            json.WriteNull();
            return true;
        }
        Add(Here("Cannot return null for a field of a non-null type.") with { Code = ErrorCodes.NonNullViolation });
        return false;
    }

    private bool NullAfterError(GraphQLType type, int start)
    {
        if (type.IsNonNull) return false;
        json.CutBack(start);
        json.WriteNull();
        return true;
    }

    /// <summary>Adds the error of what is being written now.</summary>
    public void Report(Exception exception) => Add(errors.Describe(exception, Here("")));

    private void Add(GraphQLError error) => (_errors ??= []).Add(error);

    private GraphQLError Here(string message)
    {
        var path = ImmutableArray.CreateBuilder<object>(_depth);
        FieldPlan? last = null;
        for (var i = 0; i < _depth; i++)
        {
            last = _path[i].Field ?? last;
            path.Add(_path[i].Field is { } field ? field.ResponseName : _path[i].Index);
        }
        return new GraphQLError(message)
        {
            Path = path.DrainToImmutable(),
            Locations = last is null ? [] : [.. last.Nodes.Select(operation.Document.LocationOf)],
        };
    }

    private void Push(Step step)
    {
        if (_depth == _path.Length) Array.Resize(ref _path, _depth * 2);
        _path[_depth++] = step;
    }

    private readonly record struct Step(FieldPlan? Field, int Index);
}
