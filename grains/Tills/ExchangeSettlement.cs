using Erp.Companies;
using Erp.Grains.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Weighs what is sold against what came back for it. What had been paid for the returned goods pays for the sold ones first: it is
/// carried over from the payments of the earlier sale, without any money moving, so that both sales have payments for all that may still
/// be returned of them. The rest of it is refunded; or what is then still due is paid.
/// </summary>
internal sealed class ExchangeSettlement
{
    private readonly SaleDraft _draft;
    private readonly CompleteSale _command;
    private readonly decimal _step;
    private readonly ImmutableArray<TakenBack> _returned;

    private ExchangeSettlement(SaleDraft draft, CompleteSale command, CompanyFacts company, ImmutableArray<TakenBack> returned) =>
        (_draft, _command, _step, _returned) = (draft, command, company.CashRounding, returned);

    /// <returns>The draft with what came back and how all of it is paid, or else errors.</returns>
    public static (SaleDraft? Draft, ImmutableArray<DomainError> Errors) Settle(
        SaleDraft draft, CompleteSale command, CompanyFacts company, ImmutableArray<TakenBack> returned)
    {
        var settlement = new ExchangeSettlement(draft, command, company, returned);
        var worth = returned.Sum(back => back.Total);
        var due = draft.Amounts.Total - worth;
        var (settled, error) = due > 0 ? settlement.Pay(worth, due) : settlement.Refund(worth, -due);
        return settled is null ? (null, [error!]) : (settled with { Returned = returned }, []);
    }

    private (SaleDraft? Draft, DomainError? Error) Pay(decimal worth, decimal due)
    {
        if (Given() is not 0 and var given) return (null, new RefundMismatch(MoneyOf(0), MoneyOf(given)) { Field = "returns" });
        var rounding = Tenders.Rounding(_command.Payments, due, _step);
        if (Tenders.Check(_command.Payments, MoneyOf(due + rounding)) is { } wrong) return (null, wrong);
        return Draft(due + rounding, rounding, Carry(worth, []), Tenders.Apply(_command.Payments, due + rounding));
    }

    private (SaleDraft? Draft, DomainError? Error) Refund(decimal worth, decimal refund)
    {
        var tendered = _command.Payments.Sum(payment => payment.Amount.Amount);
        if (tendered > 0) return (null, new Overpaid(MoneyOf(0), MoneyOf(tendered)) { Field = "payments" });
        var rounding = InCash(refund) ? Math.Min(CashRounding.Of(refund, _step), worth - refund) : 0;
        refund += rounding;
        if (Given() is not 0 and var given && given != refund)
            return (null, new RefundMismatch(MoneyOf(refund), MoneyOf(given)) { Field = "returns" });
        return Draft(-refund, -rounding, Carry(worth - refund, Refunds(refund)), []);
    }

    private (SaleDraft? Draft, DomainError? Error) Draft(
        decimal total, decimal rounding, IEnumerable<RecordedPayment> carried, ImmutableArray<RecordedPayment> paid)
    {
        if (_command.ExpectedTotal is { } expected && expected != total)
            return (null, new TotalMismatch(MoneyOf(expected), MoneyOf(total)) { Field = "expectedTotal" });
        return (_draft with { Rounding = rounding, Payments = [.. carried, .. paid] }, null);
    }

    /// <summary>The refunds that the till asks for.</summary>
    private decimal Given() => _command.Returns.Sum(part => part.Refunds.Sum(refund => refund.Amount.Amount));

    private bool InCash(decimal refund)
    {
        foreach (var ((part, payment), amount) in Refunds(refund))
            if (amount > 0 && _returned[part].Sale.Payments[payment - 1].Method != PaymentMethod.Cash)
                return false;
        return true;
    }

    /// <summary>What goes back to each payment: what the till says, or else to the last payment of each part first.</summary>
    private Dictionary<(int Part, int Payment), decimal> Refunds(decimal refund)
    {
        var refunds = new Dictionary<(int, int), decimal>();
        if (Given() > 0)
        {
            for (var part = 0; part < _returned.Length; part++)
                foreach (var given in _command.Returns[part].Refunds)
                    refunds[(part, given.Payment)] = refunds.GetValueOrDefault((part, given.Payment)) + given.Amount.Amount;
            return refunds;
        }
        for (var part = 0; part < _returned.Length; part++)
            foreach (var share in _returned[part].Share.Payments.Reverse())
            {
                var amount = Math.Min(refund, share.Amount);
                if (amount > 0) refunds[(part, share.Payment)] = amount;
                refund -= amount;
            }
        return refunds;
    }

    /// <summary>What was reserved of each payment is refunded or carried over; so much of it that the sale is paid.</summary>
    private IEnumerable<RecordedPayment> Carry(decimal carried, Dictionary<(int Part, int Payment), decimal> refunds)
    {
        for (var part = 0; part < _returned.Length; part++)
            foreach (var share in _returned[part].Share.Payments)
            {
                var back = _returned[part];
                var refund = refunds.GetValueOrDefault((part, share.Payment));
                if (refund > 0) yield return Of(back, share.Payment, -refund);
                var rest = share.Amount - refund;
                if (rest == 0) continue;
                carried -= rest;
                yield return Of(back, share.Payment, -rest) with { Carried = true };
                yield return Of(back, share.Payment, rest) with { Carried = true, Original = null, OriginalPayment = null };
            }
        if (carried != 0) throw new InvalidOperationException($"{carried} of what is carried over comes from no payment.");
    }

    private static RecordedPayment Of(TakenBack back, int payment, decimal amount)
    {
        var paid = back.Sale.Payments[payment - 1];
        return new RecordedPayment(paid.Method, amount, 0, paid.Reference) { Original = back.Id.ToString(), OriginalPayment = payment };
    }

    private Money MoneyOf(decimal amount) => new(amount, _draft.Currency);
}
