namespace Erp.GraphQL.Execution;

/// <summary>A field whose resolver has not finished yet.</summary>
internal sealed class PendingField(OperationExecution execution, ObjectNode node, FieldPlan field, Task task) : ICompletion
{
    public void Start() => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Post);

    public void Complete() => execution.Finish(node, field, task);

    private void Post() => execution.Completions.Post(this);
}
