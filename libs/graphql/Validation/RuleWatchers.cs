namespace Erp.GraphQL.Validation;

/// <summary>
/// Which rules look at which part of a document, as places in their list: most look at one or two parts, and a walk over
/// a document that called every rule for every part would do little else. Found out once, from what the rules override.
/// </summary>
internal sealed class RuleWatchers(ValidationRule[] rules)
{
    public int[] Operations { get; } = Overriding(rules, nameof(ValidationRule.EnterOperation));

    public int[] Fragments { get; } = Overriding(rules, nameof(ValidationRule.EnterFragment));

    public int[] OtherDefinitions { get; } = Overriding(rules, nameof(ValidationRule.OtherDefinition));

    public int[] VariableDefinitions { get; } = Overriding(rules, nameof(ValidationRule.VariableDefinition));

    public int[] Fields { get; } = Overriding(rules, nameof(ValidationRule.EnterField));

    public int[] InlineFragments { get; } = Overriding(rules, nameof(ValidationRule.InlineFragment));

    public int[] FragmentSpreads { get; } = Overriding(rules, nameof(ValidationRule.FragmentSpread));

    public int[] Directives { get; } = Overriding(rules, nameof(ValidationRule.Directive));

    public int[] DirectiveLists { get; } = Overriding(rules, nameof(ValidationRule.Directives));

    public int[] Values { get; } = Overriding(rules, nameof(ValidationRule.Value));

    private static int[] Overriding(ValidationRule[] rules, string method) =>
        [.. Enumerable.Range(0, rules.Length)
            .Where(i => rules[i].GetType().GetMethod(method)!.DeclaringType != typeof(ValidationRule))];
}
