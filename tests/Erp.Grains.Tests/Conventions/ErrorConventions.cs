using System.Reflection;
using System.Text.RegularExpressions;
using Erp.Grains.Inventory;
using Erp.Inventory;

namespace Erp.Grains.Tests.Conventions;

/// <summary>Every refusal has a code for programs, a sentence for people, and a test that provokes it.</summary>
public partial class ErrorConventions
{
    private static readonly Type[] Errors =
        [.. typeof(DomainError).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DomainError)))];

    public static TheoryData<Type> ErrorTypes => [.. Errors];

    [Theory]
    [MemberData(nameof(ErrorTypes))]
    public void An_error_has_a_code_and_a_sentence(Type type)
    {
        var error = (DomainError)Sample.Of(type)!;

        Assert.Matches(CodeForm(), error.Code);
        Assert.Equal(error.Message.Trim(), error.Message);
        Assert.True(type.IsSealed, $"{type} is not sealed.");
        if (type != typeof(InvalidInput) && !type.Name.EndsWith("Invalid", StringComparison.Ordinal))
            Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_code_means_one_thing_to_a_program()
    {
        var retryable = Errors.Select(type => (DomainError)Sample.Of(type)!)
            .GroupBy(error => error.Code, error => error.Retryable)
            .Where(code => code.Distinct().Count() > 1)
            .Select(code => code.Key);

        Assert.Empty(retryable);
    }

    /// <summary>The API makes a few of its own, and has its own tests.</summary>
    [Fact]
    public void Every_error_that_grains_make_is_provoked_by_a_test()
    {
        var made = ErrorsIn(typeof(StockItemDecider).Assembly);
        var provoked = ErrorsIn(typeof(ErrorConventions).Assembly);

        Assert.Contains(typeof(StockInsufficient), made);
        Assert.Empty(made.Except(provoked));
    }

    /// <summary>Errors that an assembly's code makes, or names to assert the type.</summary>
    private static HashSet<Type> ErrorsIn(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.Name.Contains('<') && type != typeof(ErrorConventions))
            .SelectMany(IlReader.Touches)
            .SelectMany(touched => touched switch
            {
                ConstructorInfo { DeclaringType: { } made } => [made],
                MethodInfo { IsGenericMethod: true } method => method.GetGenericArguments(),
                _ => Type.EmptyTypes,
            })
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(DomainError))),
    ];

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex CodeForm();
}
