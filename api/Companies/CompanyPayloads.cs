using System.Collections.Immutable;
using Erp.Api.Errors;

namespace Erp.Api.Companies;

public sealed record UpdateCompanyPayload(CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DefineWarehousePayload(CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DefineTerminalPayload(CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DefineTaxCodePayload(CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);

public sealed record DefineScaleFormatPayload(CompanyNode? Company, ImmutableArray<UserError> UserErrors, Position? Position);
