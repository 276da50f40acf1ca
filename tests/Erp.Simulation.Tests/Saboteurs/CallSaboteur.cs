namespace Erp.Simulation.Tests.Saboteurs;

/// <summary>A bug in how a grain handles one of its methods.</summary>
/// <param name="type">The interface of the grains concerned.</param>
/// <param name="method">The method's name.</param>
internal abstract class CallSaboteur(Type type, string method) : Saboteur, IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) =>
        context.MethodName == method && type.IsInstanceOfType(context.Grain) ? Handle(context) : context.Invoke();

    protected abstract Task Handle(IIncomingGrainCallContext context);

    protected static T Argument<T>(IIncomingGrainCallContext context) => (T)context.Request.GetArgument(0)!;
}
