using Erp.Tills;

namespace Erp.Grains.Tills;

/// <summary>The number that a terminal gave its receipt, and under which enrolment.</summary>
/// <param name="Recover">Another number will do, if this one cannot be had any more.</param>
internal readonly record struct Numbering(long Sequence, long Epoch, bool Recover)
{
    /// <summary>Null where the till is to give the number.</summary>
    public static Numbering? Of(CompleteSale command) =>
        command.Sequence is { } sequence ? new Numbering(sequence, command.Epoch ?? 0, command.Recover) : null;

    /// <summary>Null where the till is to give the number.</summary>
    public static Numbering? Of(ReturnSale command) =>
        command.Sequence is { } sequence ? new Numbering(sequence, command.Epoch ?? 0, Recover: false) : null;

    /// <summary>How the number stands with the till, which knows what was decided and not what is on its way.</summary>
    public Standing StandingIn(TillState state)
    {
        if (Epoch != state.Epoch) return Recover ? Standing.Recovered : Standing.Superseded;
        if (Sequence <= state.LastNumber) return Recover ? Standing.Recovered : Standing.Taken;
        return Sequence == state.LastNumber + 1 ? Standing.Next : Standing.Later;
    }

    public enum Standing
    {
        /// <summary>It is this receipt's turn.</summary>
        Next,

        /// <summary>Other receipts come first.</summary>
        Later,

        /// <summary>Another receipt has the number.</summary>
        Taken,

        /// <summary>It was given under an enrolment that does not hold any more.</summary>
        Superseded,

        /// <summary>The number cannot be had, and the next free one will do.</summary>
        Recovered,
    }
}
