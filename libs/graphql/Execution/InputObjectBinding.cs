using System.Collections.Immutable;
using System.Reflection;

namespace Erp.GraphQL.Execution;

/// <summary>How the fields of an input object reach its CLR type.</summary>
/// <param name="Clr">The CLR type.</param>
/// <param name="Constructor">The constructor to call; null for a struct without one.</param>
/// <param name="ParameterFields">The field behind each constructor parameter.</param>
/// <param name="Properties">The settable properties that are fields without being constructor parameters.</param>
internal sealed record InputObjectBinding(
    Type Clr,
    ConstructorInfo? Constructor,
    ImmutableArray<int> ParameterFields,
    ImmutableArray<(PropertyInfo Property, int Field)> Properties);
