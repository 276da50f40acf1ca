using System.Collections.Immutable;

namespace Erp.GraphQL.Execution.Costs;

/// <summary>Decides whether an operation is run at all: by what its caller has left, and by what it costs.</summary>
internal sealed class Admission(GraphQLOptions options, IOperationGate? gate)
{
    /// <exception cref="GraphQLRequestException">The caller is held back.</exception>
    public void Enter(GraphQLRequestState state)
    {
        if (gate?.Check(state) is not { } rejection) return;
        throw new GraphQLRequestException(new GraphQLError(rejection.Message)
        {
            Code = rejection.Code,
            Extensions = rejection.Extensions,
        })
        {
            Outcome = ExecutionOutcome.Throttled,
        };
    }

    /// <exception cref="GraphQLRequestException">The operation is too expensive.</exception>
    public void Admit(OperationPlan plan, VariableValues variables, GraphQLRequestState state)
    {
        var cost = plan.Cost.Evaluate(variables);
        if (cost > options.MaxCost)
        {
            throw new GraphQLRequestException(new GraphQLError(
                $"The operation costs {cost}, but at most {options.MaxCost} is allowed. Ask for shorter lists, or for less of their items.")
            {
                Code = ErrorCodes.TooComplex,
                Locations = [plan.Document.LocationOf(plan.Definition)],
                Extensions = Limit("cost", cost, options.MaxCost),
            });
        }
        gate?.Charge(state, cost);
    }

    /// <summary>What was refused has cost something too.</summary>
    public void ChargeRefused(GraphQLRequestState state) => gate?.Charge(state, 0);

    /// <summary>What programs can know of a limit that was exceeded.</summary>
    public static ImmutableDictionary<string, object?> Limit(string name, long found, long allowed) =>
        ImmutableDictionary<string, object?>.Empty.Add("limit", name).Add("found", found).Add("allowed", allowed);
}
