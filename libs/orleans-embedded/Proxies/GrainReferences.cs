using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Makes references of a runtime.</summary>
internal sealed class GrainReferences(GrainRuntime runtime)
{
    private static readonly ConcurrentDictionary<Type, ProxyFactory> s_factories = new();

    public GrainReference Create(Type interfaceType, GrainId id)
    {
        var create = s_factories.GetOrAdd(interfaceType, ProxyEmitter.Emit);
        return create(runtime, id);
    }

    public GrainReference Untyped(GrainId id) => new(runtime, id, default);
}

internal delegate GrainReference ProxyFactory(GrainRuntime runtime, GrainId id);
