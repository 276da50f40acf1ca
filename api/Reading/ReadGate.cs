using Erp.Api.Errors;
using Erp.Grains.Projections;
using Erp.GraphQL;

namespace Erp.Api.Reading;

/// <summary>Lets a list wait until it contains what its client has just written.</summary>
public sealed class ReadGate(ProjectionGate gate)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Returns at once when no position is asked for, or when the tables are there already.</summary>
    public async ValueTask WaitAsync(Position? minPosition, CancellationToken cancellation)
    {
        if (minPosition is not { } position || await gate.WaitForAsync(position, Patience, cancellation)) return;
        throw new GraphQLException(
            $"The list has reached position {gate.Applied}, not yet {position}; ask again in a moment.", ErrorFilter.PositionNotReached);
    }
}
