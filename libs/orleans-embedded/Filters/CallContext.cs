using System.Reflection;
using Orleans.Serialization.Invocation;

namespace Orleans.Runtime;

/// <summary>What incoming and outgoing calls show their filters.</summary>
internal abstract class CallContext(Request request) : IGrainCallContext
{
    private Response? _response;

    IInvokable IGrainCallContext.Request => request;

    public abstract object Grain { get; }

    public GrainId? SourceId => request.Source?.GrainId;

    public GrainId TargetId => request.Target.GrainId;

    public GrainInterfaceType InterfaceType => GrainTypes.NameOf(request.Method.InterfaceType);

    public string InterfaceName => InterfaceType.ToString();

    public string MethodName => request.Method.Name;

    public MethodInfo InterfaceMethod => request.Method.Method;

    public object? Result
    {
        get => request.BoxedResult;
        set => request.BoxedResult = value;
    }

    public Response? Response
    {
        get => _response ?? Response.FromResult(Result);
        set
        {
            _response = value;
            if (value is { Exception: null }) Result = value.Result;
        }
    }

    public abstract Task Invoke();
}
