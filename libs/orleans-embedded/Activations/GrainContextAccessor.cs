namespace Orleans.Runtime;

internal sealed class GrainContextAccessor : IGrainContextAccessor
{
    public Activation? Context { get; set; }

    public IGrainContext GrainContext =>
        Context ?? throw new InvalidOperationException("This scope of services belongs to no grain activation.");
}
