using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Erp.Grains.Tests.Conventions;
using Erp.Grains.Tills;

namespace Erp.Grains.Tests.Tills;

/// <summary>A receipt's hash says all that the receipt says, and what came before.</summary>
public class ReceiptChainSpecs
{
    private const string Till = "till/1/T0";

    private static readonly SaleCompleted Sale = (SaleCompleted)Sample.Of(typeof(SaleCompleted))!;

    private static readonly SaleReturned Return = (SaleReturned)Sample.Of(typeof(SaleReturned))!;

    [Fact]
    public void Every_member_but_the_attempt_and_the_hash_itself_is_sealed()
    {
        foreach (var receipt in new ReceiptRecorded[] { Sale, Return })
            foreach (var changed in Changes(receipt))
                Assert.True(
                    changed.Path is "Attempt" or "Hash" == (Hash(receipt) == Hash((ReceiptRecorded)changed.Value)),
                    $"{receipt.GetType().Name}.{changed.Path}: a new member has to be written in ReceiptChain.");
    }

    [Fact]
    public void A_receipt_is_chained_to_the_one_before_and_the_first_to_its_till()
    {
        Assert.NotEqual(ReceiptChain.HashOf(Sale, Till, null), ReceiptChain.HashOf(Sale, "till/1/T1", null));
        Assert.NotEqual(ReceiptChain.HashOf(Sale, Till, "a"), ReceiptChain.HashOf(Sale, Till, "b"));
        Assert.Equal(ReceiptChain.HashOf(Sale, Till, "a"), ReceiptChain.HashOf(Sale, "till/1/T1", "a"));
    }

    [Fact]
    public void Amounts_are_sealed_by_their_value_not_by_how_many_zeros_they_are_written_with() =>
        Assert.Equal(Hash(Sale with { Net = 7 }), Hash(Sale with { Net = 7.000m }));

    [Fact]
    public void Sale_and_return_of_the_same_content_differ()
    {
        var bare = Return with { Original = null!, Reason = null, Void = false };

        Assert.NotEqual(Hash(Sale), Hash(bare));
    }

    /// <summary>Or every chain that stands in a journal would look broken.</summary>
    [Fact]
    public void The_hash_is_the_same_in_every_version_of_the_program() =>
        Assert.Equal("LNbU+blIlcS8bpVT5i44Lbo4rSA1kck7xfE+MHfo7+4=", Hash(OlderReceiptSpecs.Sale));

    /// <summary>Whoever has the page and any tool for SHA-256 can do what the program does.</summary>
    [Fact]
    public void The_text_on_paper_has_the_hash_on_paper()
    {
        var paper = File.ReadAllText(PaperOf());
        var text = paper[paper.IndexOf("previous=", StringComparison.Ordinal)..];
        text = text[..text.IndexOf("```", StringComparison.Ordinal)];

        Assert.Equal(Hash(OlderReceiptSpecs.Sale), Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        Assert.Contains($"gives `{Hash(OlderReceiptSpecs.Sale)}`", paper, StringComparison.Ordinal);
    }

    private static string PaperOf([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/tills.md"));

    private static string Hash(ReceiptRecorded receipt) => ReceiptChain.HashOf(receipt, Till, null);

    /// <summary>A value with one member changed, for every member at every depth.</summary>
    private static IEnumerable<(string Path, object Value)> Changes(object value)
    {
        foreach (var property in value.GetType().GetProperties().Where(property => property.CanWrite))
            foreach (var (path, changed) in Others(property.GetValue(value)!))
            {
                var copy = Copy(value);
                property.SetValue(copy, changed);
                yield return (property.Name + path, copy);
            }
    }

    private static IEnumerable<(string Path, object? Value)> Others(object value) => value switch
    {
        string text => [("", text + "!")],
        bool yes => [("", !yes)],
        long or int or decimal => [("", Convert.ChangeType(8, value.GetType(), System.Globalization.CultureInfo.InvariantCulture))],
        Enum some => [("", Enum.GetValues(some.GetType()).GetValue(0))],
        Guid => [("", Guid.Empty)],
        DateOnly date => [("", date.AddDays(1))],
        DateTimeOffset instant => [("", instant.AddMilliseconds(1))],
        _ when value.GetType().IsGenericType => Elements((dynamic)value),
        _ => throw new NotSupportedException($"Say how a {value.GetType()} may differ."),
    };

    /// <summary>None of them, and each member of the one there is.</summary>
    private static IEnumerable<(string Path, object? Value)> Elements<T>(ImmutableArray<T> one) where T : notnull =>
        [("[]", ImmutableArray<T>.Empty), .. Changes(one.Single()).Select(changed => ($".{changed.Path}", (object?)ImmutableArray.Create((T)changed.Value)))];

    private static object Copy(object value) =>
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(value, null)!;
}
