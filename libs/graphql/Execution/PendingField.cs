namespace Erp.GraphQL.Execution;

/// <summary>A field whose resolver has not finished yet.</summary>
internal sealed class PendingField(
    CompletionQueue queue, OperationExecution execution, ObjectNode node, FieldPlan field, Task task) : Completion
{
    public void Start() => task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(Post);

    public override void Complete() => execution.Finish(node, field, task);

    private void Post() => queue.Post(this);
}
