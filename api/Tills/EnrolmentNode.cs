using Erp.GraphQL;
using Erp.Tills;

namespace Erp.Api.Tills;

[GraphQLName("Enrolment")]
[GraphQLDescription("A device's right to number a terminal's receipts, until the next enrolment.")]
public sealed record EnrolmentNode(
    string Terminal,
    [property: GraphQLDescription("Goes with every sequence that the device gives.")] long Epoch,
    [property: GraphQLDescription("The first sequence that it may give.")] long NextSequence,
    string? Device)
{
    internal static EnrolmentNode? Of(Enrolment? enrolment) => enrolment is null
        ? null
        : new EnrolmentNode(enrolment.Terminal, enrolment.Epoch, enrolment.NextSequence, enrolment.Device);
}
