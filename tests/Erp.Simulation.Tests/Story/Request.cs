using Erp.Simulation.Tests.Audit;

namespace Erp.Simulation.Tests.Story;

/// <summary>One command of a client, to be sent as often as it takes. It is always the same: id, content and till.</summary>
internal abstract class Request(string id)
{
    public string Id => id;

    /// <summary>Sends it once.</summary>
    /// <returns>Whether the answer is final.</returns>
    public abstract Task<bool> Send(IGrainFactory grains, Auditor auditor);
}

/// <typeparam name="T">What the client is shown.</typeparam>
/// <param name="id">The client's id for it.</param>
/// <param name="send">Calls the grain.</param>
/// <param name="isRecorded">Whether the books have it.</param>
/// <param name="show">Holds an answer against the books.</param>
internal sealed class Request<T>(
    string id, Func<IGrainFactory, Task<Outcome<T>>> send, Func<Books, bool> isRecorded, Action<Books, T> show) : Request(id)
    where T : class
{
    /// <summary>What was answered, once it was.</summary>
    public T? Shown { get; private set; }

    public override async Task<bool> Send(IGrainFactory grains, Auditor auditor)
    {
        var recorded = false;
        auditor.Check(books => recorded = isRecorded(books));
        var outcome = await send(grains);
        if (outcome.Value is { } value)
        {
            auditor.Check(books => Confirm(books, value));
            Shown = value;
            return true;
        }
        auditor.Check(_ =>
        {
            if (recorded) throw new ViolationException($"{Id} was recorded and is refused when it is sent again: {outcome.Errors[0].Message}");
        });
        return outcome.Errors.All(error => error.Code != "RESERVATION_BUSY");
    }

    private void Confirm(Books books, T value)
    {
        if (!isRecorded(books)) throw new ViolationException($"{Id} was acknowledged and is not in the journal");
        show(books, value);
    }
}
