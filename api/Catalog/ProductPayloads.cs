using System.Collections.Immutable;
using Erp.Api.Errors;

namespace Erp.Api.Catalog;

public sealed record CreateProductPayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record ChangeProductPayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DeactivateProductPayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record ActivateProductPayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record SchedulePricePayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record CancelScheduledPricePayload(
    ProductNode? Product, ImmutableArray<UserError> UserErrors, Position? Position);
