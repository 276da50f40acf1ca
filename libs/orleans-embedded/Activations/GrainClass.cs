using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Metadata;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What there is to know about a grain class; one per class and runtime.</summary>
internal sealed class GrainClass
{
    private static readonly ConcurrentDictionary<Type, Func<Activation, object>> s_constructors = new();

    private readonly ConcurrentDictionary<MethodInfo, MethodInfo> _implementations = new();
    private readonly Func<IInvokable, bool>? _mayInterleave;
    private Func<Activation, object>? _create;

    public GrainClass(Type type, TimeSpan collectionAge, TimeSpan collectionQuantum)
    {
        Type = type;
        GrainType = GrainType.Create(NameOf(type));
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        IsFilter = typeof(IIncomingGrainCallFilter).IsAssignableFrom(type);
        CollectionAge = TicksOf(type, collectionAge, collectionQuantum);
        _mayInterleave = InterleavePredicateOf(type);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    /// <summary>Whether the grain filters its own incoming calls.</summary>
    public bool IsFilter { get; }

    /// <summary>Idle time before collection in ticks of the collector.</summary>
    public long CollectionAge { get; }

    public bool MayInterleave(Request request) => _mayInterleave is not null && _mayInterleave(request);

    /// <exception cref="InvalidOperationException">The constructor throws, or a service that it asks for is not there.</exception>
    public object Create(Activation activation)
    {
        try
        {
            return (_create ??= s_constructors.GetOrAdd(Type, CompileConstructor))(activation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"Failed to create an instance of grain type '{Type}'. See InnerException for details.", exception);
        }
    }

    public MethodInfo ImplementationOf(MethodInfo interfaceMethod) =>
        _implementations.GetOrAdd(interfaceMethod, static (method, type) =>
        {
            var map = type.GetInterfaceMap(method.DeclaringType!);
            return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, method)];
        }, Type);

    private static Func<Activation, object> CompileConstructor(Type type)
    {
        if (type.GetConstructors() is [{ } only] && only.GetParameters().Length == 0)
        {
            // A class without dependencies needs no scope of services, which is most of what an idle grain weighs.
            var construct = Expression.Lambda<Func<object>>(Expression.New(only)).Compile();
            return _ => construct();
        }

        var inject = ActivatorUtilities.CreateFactory(type, Type.EmptyTypes);
        return activation => inject(activation.ActivationServices, null);
    }

    /// <summary>Lower case class name without the suffix "grain", unless an attribute says otherwise.</summary>
    private static string NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named) return named.Name;
        const string suffix = "grain";
        var name = type.Name.ToLowerInvariant();
        var isSuffixed = name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal);
        return isSuffixed ? name[..^suffix.Length] : name;
    }

    private static long TicksOf(Type type, TimeSpan general, TimeSpan quantum)
    {
        if (type.IsDefined(typeof(KeepAliveAttribute))) return long.MaxValue;
        var limit = type.GetCustomAttribute<CollectionAgeLimitAttribute>();
        if (limit is { AlwaysActive: true }) return long.MaxValue;
        var age = limit?.AgeLimit ?? general;
        return Math.Max(1, (age.Ticks + quantum.Ticks - 1) / quantum.Ticks);
    }

    private static Func<IInvokable, bool>? InterleavePredicateOf(Type type)
    {
        if (type.GetCustomAttribute<MayInterleaveAttribute>() is not { } attribute) return null;
        var method = type.GetMethod(
            attribute.CallbackMethodName, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            ?? throw new InvalidOperationException($"{type} has no static method {attribute.CallbackMethodName}.");
        return method.CreateDelegate<Func<IInvokable, bool>>();
    }
}
