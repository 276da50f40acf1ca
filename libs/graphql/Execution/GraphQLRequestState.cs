using System.Diagnostics.CodeAnalysis;

namespace Erp.GraphQL;

/// <summary>
/// What the host knows about a request, such as its caller; resolvers read it with <c>[GlobalState]</c>.
/// </summary>
/// <remarks>
/// Set by the host before the operation runs; not safe for writing by resolvers that run at the same time.
/// </remarks>
public sealed class GraphQLRequestState
{
    // A request has one or two states; a scan of so few beats a dictionary in time and memory.
    private (string Name, object? Value)[] _states = [];

    /// <summary>Sets a state, replacing one of the same name.</summary>
    public void SetState(string name, object? value)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i].Name != name) continue;
            _states[i].Value = value;
            return;
        }
        Array.Resize(ref _states, _states.Length + 1);
        _states[^1] = (name, value);
    }

    /// <summary>A state that must be there.</summary>
    /// <exception cref="InvalidOperationException">It is not, or has another type.</exception>
    public T GetState<T>(string name) => Find(name) is T value
        ? value
        : throw new InvalidOperationException($"The request has no state \"{name}\" of type {typeof(T).Name}.");

    /// <summary>A state, or the default of <typeparamref name="T"/> when it is not set.</summary>
    [return: MaybeNull]
    public T FindState<T>(string name) => Find(name) is T value ? value : default;

    private object? Find(string name)
    {
        foreach (var (known, value) in _states)
        {
            if (known == name) return value;
        }
        return null;
    }
}
