using System.Globalization;
using Erp.Grains.Tax;
using Erp.Tax;
using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>
/// Takes what a till asks for from what remains of a sale, or says everything that is wrong with it. The total is the lines' gross,
/// rounded as cash is where all of it is paid back in cash; it is never above what is left of the payments, and whoever takes the last
/// goods takes all that is left. What that makes a difference is the share of the rounding.
/// </summary>
internal sealed class ReturnTaking
{
    private readonly SaleId _id;
    private readonly ReceiptRecorded _sale;
    private readonly SaleRemainder _left;
    private readonly ReserveReturn _request;
    private readonly ImmutableArray<DomainError>.Builder _errors = ImmutableArray.CreateBuilder<DomainError>();

    private ReturnTaking(SaleId id, ReceiptRecorded sale, SaleRemainder left, ReserveReturn request) =>
        (_id, _sale, _left, _request) = (id, sale, left, request);

    /// <returns>A share, or else errors.</returns>
    public static (ReturnShare? Share, ImmutableArray<DomainError> Errors) Take(
        SaleId id, ReceiptRecorded sale, SaleRemainder left, ReserveReturn request)
    {
        var taking = new ReturnTaking(id, sale, left, request);
        var share = taking.Take();
        return taking._errors.Count > 0 ? (null, taking._errors.DrainToImmutable()) : (share, []);
    }

    private ReturnShare? Take()
    {
        var lines = _request.Lines.IsEmpty ? Everything() : Asked();
        CheckRefunds();
        if (_errors.Count > 0) return null;

        var gross = lines.Sum(line => line.Gross);
        var deviation = _left.IsEmpty ? _left.TakeDeviation() : 0;
        var total = TotalOf(gross);
        var asked = _request.Refunds.Sum(refund => refund.Amount.Amount);
        if (asked > total) _errors.Add(new RefundMismatch(MoneyOf(total), MoneyOf(asked)) { Field = "refunds" });
        return new ReturnShare
        {
            Lines = lines,
            Payments = _errors.Count > 0 ? [] : Payments(total),
            Rounding = total - gross - deviation,
            Deviation = deviation,
            Whole = _left.IsEmpty && IsWhole(lines),
        };
    }

    private ImmutableArray<LineShare> Everything() =>
    [
        .. from line in Enumerable.Range(1, _left.Lines)
           where _left.QuantityOf(line) > 0
           select _left.TakeLine(line, _left.QuantityOf(line), scrapped: false),
    ];

    private ImmutableArray<LineShare> Asked()
    {
        var lines = ImmutableArray.CreateBuilder<LineShare>(_request.Lines.Length);
        for (var i = 0; i < _request.Lines.Length; i++)
        {
            var asked = _request.Lines[i];
            var field = string.Create(CultureInfo.InvariantCulture, $"lines.{i}");
            if (asked.SaleLine < 1 || asked.SaleLine > _left.Lines || _sale.Lines[asked.SaleLine - 1].Quantity <= 0)
                _errors.Add(new SaleLineUnknown(_id, asked.SaleLine) { Field = $"{field}.saleLine" });
            else if (asked.Quantity > _left.QuantityOf(asked.SaleLine))
                _errors.Add(new ReturnExceeded(asked.Quantity, _left.QuantityOf(asked.SaleLine)) { Field = $"{field}.quantity" });
            else
                lines.Add(_left.TakeLine(asked.SaleLine, asked.Quantity, scrapped: !asked.Restock));
        }
        return lines.DrainToImmutable();
    }

    private void CheckRefunds()
    {
        var asked = new decimal[_left.Payments];
        for (var i = 0; i < _request.Refunds.Length; i++)
        {
            var refund = _request.Refunds[i];
            var field = string.Create(CultureInfo.InvariantCulture, $"refunds.{i}");
            if (refund.Payment < 1 || refund.Payment > _left.Payments || _sale.Payments[refund.Payment - 1].Applied <= 0)
                _errors.Add(new PaymentUnknown(_id, refund.Payment) { Field = $"{field}.payment" });
            else if ((asked[refund.Payment - 1] += refund.Amount.Amount) > _left.AmountOf(refund.Payment))
                _errors.Add(new RefundExceeded(refund.Amount, MoneyOf(_left.AmountOf(refund.Payment))) { Field = $"{field}.amount" });
        }
    }

    private decimal TotalOf(decimal gross)
    {
        if (_left.IsEmpty) return _left.Total;
        var total = Math.Min(gross, _left.Total);
        return IsCash(total) ? Math.Min(total + CashRounding.Of(total, _request.CashRounding), _left.Total) : total;
    }

    /// <summary>Whether all of it goes back in cash.</summary>
    private bool IsCash(decimal total)
    {
        if (!_request.Refunds.IsEmpty) return _request.Refunds.All(refund => IsCash(refund.Payment));
        foreach (var payment in Order())
        {
            if (total <= 0) break;
            if (_left.AmountOf(payment) > 0 && !IsCash(payment)) return false;
            total -= _left.AmountOf(payment);
        }
        return true;
    }

    private bool IsCash(int payment) => _sale.Payments[payment - 1].Method == PaymentMethod.Cash;

    /// <summary>First what was asked for, then the rest.</summary>
    private ImmutableArray<PaymentShare> Payments(decimal total)
    {
        var amounts = new decimal[_left.Payments];
        foreach (var refund in _request.Refunds)
        {
            amounts[refund.Payment - 1] += refund.Amount.Amount;
            total -= refund.Amount.Amount;
        }
        foreach (var payment in Order())
        {
            var rest = Math.Min(total, _left.AmountOf(payment) - amounts[payment - 1]);
            amounts[payment - 1] += rest;
            total -= rest;
        }
        return
        [
            .. from payment in Order().Reverse()
               where amounts[payment - 1] > 0
               select _left.TakePayment(payment, amounts[payment - 1]),
        ];
    }

    /// <summary>The last payment is refunded first: change and small change were mostly paid last.</summary>
    private IEnumerable<int> Order() => Enumerable.Range(1, _left.Payments).Reverse();

    /// <summary>A receipt with goods that came back is never undone as a whole: what came back stays.</summary>
    private bool IsWhole(ImmutableArray<LineShare> lines) =>
        lines.Sum(line => line.Quantity) == _sale.Lines.Sum(line => line.Quantity)
        && _sale.Lines.All(line => line.Quantity > 0);

    private Money MoneyOf(decimal amount) => new(amount, _sale.Currency);
}
