using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public interface IFilteredGrain : IGrainWithStringKey
{
    Task<string> Greet(string name);

    Task<string> GreetThrough(IFilteredGrain other, string name);

    Task<string> Fail(string why);

    /// <summary>Not before it is told to go on.</summary>
    Task<string> GreetLater(string name);

    Task<string> FailLater(string why);
}

public interface ISelfFilteringGrain : IGrainWithStringKey
{
    Task<string> Echo(string text);
}

public sealed class FilteredGrain : Grain, IFilteredGrain
{
    public Task<string> Greet(string name) => Task.FromResult($"hello {name}");

    public Task<string> GreetThrough(IFilteredGrain other, string name) => other.Greet(name);

    public Task<string> Fail(string why) => throw new RefusedException(why);

    public async Task<string> GreetLater(string name)
    {
        await Signals.Of(this.GetPrimaryKeyString()).Raised("go");
        return $"hello {name}";
    }

    public async Task<string> FailLater(string why)
    {
        await Signals.Of(this.GetPrimaryKeyString()).Raised("go");
        throw new RefusedException(why);
    }
}

public sealed class SelfFilteringGrain : Grain, ISelfFilteringGrain, IIncomingGrainCallFilter
{
    public Task<string> Echo(string text) => Task.FromResult(text);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        context.Result = $"<{context.Result}>";
    }
}

/// <summary>Notes every call of the suite's filtered grains and changes some.</summary>
public sealed class NotingFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is not FilteredGrain)
        {
            await context.Invoke();
            return;
        }

        var signals = Signals.Of(context.TargetId.Key.ToString());
        var argument = context.Request.GetArgument(0);
        signals.Note($"{context.ImplementationMethod.DeclaringType!.Name}.{context.MethodName}({argument})");
        if (argument is "forbidden") throw new RefusedException("by the filter");
        if (argument is "alias") context.Request.SetArgument(0, "real name");
        try
        {
            await context.Invoke();
            signals.Note($"→ {context.Result}");
        }
        catch (RefusedException refusal)
        {
            signals.Note($"threw {refusal.Message}");
            context.Result = "rescued";
        }
    }
}

/// <summary>Adds to what travels with calls that grains make.</summary>
public sealed class StampingFilter : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.InterfaceMethod.Name == nameof(ICallGrain.ContextValue)) RequestContext.Set("stamp", "stamped");
        await context.Invoke();
        if (context.Result is "hello outgoing") context.Result = "hello from the outgoing filter";
    }
}
