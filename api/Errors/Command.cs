using System.Collections.Immutable;

namespace Erp.Api.Errors;

/// <summary>What every mutation's payload is made of.</summary>
internal readonly record struct Answer<T>(T? Value, ImmutableArray<UserError> UserErrors, Position? Position) where T : class;

/// <summary>Sends a command to a grain and turns every foreseen end into a payload.</summary>
internal static class Command
{
    private const string TimedOut =
        "The command has not been answered in time; it may still be carried out. Send it again with the same id.";

    /// <summary>
    /// An outage becomes a retryable user error, not an error of the field: payloads are not nullable, so a field error
    /// would take the answers of the other mutations in the same request with it.
    /// </summary>
    public static async Task<Answer<T>> Send<T>(Func<Task<Outcome<T>>> command) where T : class
    {
        try
        {
            var outcome = await command();
            var position = outcome.Position == default ? (Position?)null : outcome.Position;
            return outcome.Accepted
                ? new Answer<T>(outcome.Value, [], position)
                : new Answer<T>(null, [.. outcome.Errors.Select(UserError.Of)], position);
        }
        catch (UnavailableException e)
        {
            return new Answer<T>(null, [UserError.Of(e)], null);
        }
        catch (TimeoutException)
        {
            return new Answer<T>(null, [new UserError(ErrorCode.Unavailable, TimedOut, [], Retryable: true)], null);
        }
    }

    /// <summary>Refuses before any grain was asked.</summary>
    public static Outcome<T> Refuse<T>(params ImmutableArray<DomainError> errors) where T : class =>
        new(null, errors, default);
}
