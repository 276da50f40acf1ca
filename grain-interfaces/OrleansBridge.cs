// Stands in until libs/orleans-embedded declares these; whoever adds them there deletes this file.
namespace Orleans
{
    [AttributeUsage(AttributeTargets.All)] public sealed class GenerateSerializerAttribute : Attribute;
    [AttributeUsage(AttributeTargets.All)] public sealed class IdAttribute(uint id) : Attribute { public uint Id { get; } = id; }
    [AttributeUsage(AttributeTargets.All)] public sealed class AliasAttribute(string alias) : Attribute { public string Alias { get; } = alias; }
    public interface IGrainWithStringKey;
    public interface IGrainFactory
    {
        T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null) where T : IGrainWithStringKey;
    }
}

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.All)] public sealed class OneWayAttribute : Attribute;
    [AttributeUsage(AttributeTargets.All)] public sealed class ReadOnlyAttribute : Attribute;
}

namespace Orleans
{
    [AttributeUsage(AttributeTargets.All)] public sealed class ImmutableAttribute : Attribute;
}

namespace Orleans.Runtime
{
    public readonly record struct DeactivationReason(string Description);
    public readonly record struct GrainId(string Text)
    {
        public override string ToString() => Text;
    }
    public static class RequestContext
    {
        public static object? Get(string key) => null;
    }
}

namespace Orleans
{
    public abstract class Grain
    {
        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public virtual Task OnDeactivateAsync(Runtime.DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
        protected void DeactivateOnIdle() { }
    }
    public static class GrainExtensions
    {
        public static Runtime.GrainId GetGrainId(this Grain grain) => default;
    }
}

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.All)] public sealed class ReentrantAttribute : Attribute;
}
