using Erp.Grains.Projections;

namespace Erp.Projections.Tests;

public sealed class ProjectionGateSpecs
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly ProjectionGate _gate = new(TimeProvider.System);

    [Fact]
    public async Task What_is_there_already_is_not_waited_for()
    {
        _gate.Advance(new Position(1, 10));
        Assert.True(await _gate.WaitForAsync(new Position(1, 10), TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task A_reader_waits_until_its_position_is_in_the_tables()
    {
        var waiting = _gate.WaitForAsync(new Position(1, 10), Long, CancellationToken.None);
        Assert.True(_gate.IsAwaited);
        _gate.Advance(new Position(1, 9));
        Assert.False(waiting.IsCompleted);
        _gate.Advance(new Position(1, 12));
        Assert.True(await waiting);
        Assert.False(_gate.IsAwaited);
    }

    [Fact]
    public async Task A_reader_is_told_when_it_takes_too_long() =>
        Assert.False(await _gate.WaitForAsync(new Position(1, 10), TimeSpan.FromMilliseconds(1), CancellationToken.None));

    [Fact]
    public async Task A_reader_that_gives_up_is_let_go()
    {
        using var gone = new CancellationTokenSource();
        var waiting = _gate.WaitForAsync(new Position(1, 10), Long, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(_gate.IsAwaited);
    }

    [Fact]
    public void The_tables_never_go_back()
    {
        _gate.Advance(new Position(1, 10));
        _gate.Advance(new Position(1, 9));
        Assert.Equal(new Position(1, 10), _gate.Applied);
    }

    [Fact]
    public async Task A_new_epoch_of_the_journal_ends_the_wait_for_a_position_of_the_old_one()
    {
        var waiting = _gate.WaitForAsync(new Position(1, 1000), Long, CancellationToken.None);
        _gate.Advance(new Position(2, 1));
        Assert.True(await waiting);
    }
}
