using System.Runtime.CompilerServices;
using Erp.Api.Errors;
using ErrorCode = Erp.Api.Errors.ErrorCode;

namespace Erp.Api.Tests;

public sealed class ErrorCodeTests
{
    [Fact]
    public void Every_error_of_the_domain_has_its_code_in_the_schema()
    {
        var missing = DomainCodes().Where(code => !ErrorCodes.Exists(code));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_code_of_the_schema_is_used()
    {
        ErrorCode[] ofTheService = [ErrorCode.Unavailable, ErrorCode.Overloaded, ErrorCode.Conflict];

        var unused = Enum.GetValues<ErrorCode>().Except(DomainCodes().Select(ErrorCodes.Parse)).Except(ofTheService);

        Assert.Empty(unused);
    }

    [Theory]
    [InlineData(UnavailableException.Unavailable)]
    [InlineData(UnavailableException.Overloaded)]
    [InlineData(UnavailableException.Conflict)]
    public void An_outage_has_a_code(string code) => Assert.True(ErrorCodes.Exists(code));

    [Fact]
    public void A_field_becomes_a_path()
    {
        var error = UserError.Of(new InvalidInput("Too long.") { Field = "lines.2.quantity" });

        Assert.Equal(["lines", "2", "quantity"], error.Field.AsEnumerable());
    }

    /// <summary>
    /// A code is a constant of its class, so it can be asked of an instance that nothing was put into.
    /// </summary>
    private static IEnumerable<string> DomainCodes() => typeof(DomainError).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DomainError)) && !type.IsAbstract)
        .Select(type => ((DomainError)RuntimeHelpers.GetUninitializedObject(type)).Code)
        .Distinct();
}
