using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>What becomes of the money that was handed over: applied to what is due, or, if it was cash, given back.</summary>
internal static class Tenders
{
    /// <summary>
    /// What the amount due is rounded by because some of it is paid in cash: the part that cash settles, after all other money, is rounded
    /// to the step that coins come in. Where no cash is tendered, or other money settles everything, nothing is rounded.
    /// </summary>
    public static decimal Rounding(ImmutableArray<Payment> payments, decimal due, decimal step)
    {
        if (step == 0) return 0;
        var (inCash, anyCash) = (due, false);
        foreach (var payment in payments)
        {
            if (payment.Method == PaymentMethod.Cash) anyCash = true;
            else inCash -= payment.Amount.Amount;
        }
        return anyCash && inCash > 0 ? CashRounding.Of(inCash, step) : 0;
    }

    /// <summary>Null when the payments cover what is due and only cash exceeds it.</summary>
    public static DomainError? Check(ImmutableArray<Payment> payments, Money due)
    {
        var (tendered, withoutCash) = (0m, 0m);
        foreach (var payment in payments)
        {
            tendered += payment.Amount.Amount;
            if (payment.Method != PaymentMethod.Cash) withoutCash += payment.Amount.Amount;
        }
        if (tendered < due.Amount) return new Underpaid(due, due with { Amount = tendered }) { Field = "payments" };
        if (withoutCash > due.Amount) return new Overpaid(due, due with { Amount = withoutCash }) { Field = "payments" };
        return null;
    }

    /// <summary>Gives the change from the cash that was tendered last.</summary>
    public static ImmutableArray<RecordedPayment> Apply(ImmutableArray<Payment> payments, decimal due)
    {
        var change = -due;
        foreach (var payment in payments) change += payment.Amount.Amount;
        var recorded = new RecordedPayment[payments.Length];
        for (var i = payments.Length - 1; i >= 0; i--)
        {
            var payment = payments[i];
            var back = payment.Method == PaymentMethod.Cash ? Math.Min(change, payment.Amount.Amount) : 0;
            change -= back;
            recorded[i] = new RecordedPayment(payment.Method, payment.Amount.Amount, back, payment.Reference);
        }
        return [.. recorded];
    }
}
