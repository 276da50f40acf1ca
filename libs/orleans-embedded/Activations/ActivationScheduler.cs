namespace Orleans.Runtime;

/// <summary>
/// The task scheduler of one activation: runs its work one piece at a time, in the order it came. Continuations of
/// awaits in grain code come back to it because it is <see cref="TaskScheduler.Current"/> during a turn.
/// </summary>
/// <remarks>
/// The inbox is a stack that producers push to and whoever holds the turn takes whole and reverses. An idle activation
/// costs one null reference for it.
/// </remarks>
internal sealed class ActivationScheduler(Activation activation, TurnDispatcher dispatcher)
    : TaskScheduler, IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Scheduled = 1;
    private const int Running = 2;

    private static readonly OrderWork s_closed = new("closed", static _ => { });

    private TurnWork? _inbox;
    private TurnWork? _ready;
    private int _state;

    public override int MaximumConcurrencyLevel => 1;

    public bool IsClosed => ReferenceEquals(Volatile.Read(ref _inbox), s_closed);

    public Activation Activation => activation;

    /// <summary>Queues the work, unless the activation has ended.</summary>
    public bool TryPost(TurnWork work)
    {
        var head = Volatile.Read(ref _inbox);
        while (true)
        {
            if (ReferenceEquals(head, s_closed)) return false;
            work.Next = head;
            var seen = Interlocked.CompareExchange(ref _inbox, work, head);
            if (ReferenceEquals(seen, head)) break;
            head = seen;
        }

        Wake();
        return true;
    }

    /// <summary>Queues work while nobody else can reach the activation; nothing of it runs before <see cref="Wake"/>.</summary>
    public void Preload(TurnWork work)
    {
        work.Next = _inbox;
        _inbox = work;
    }

    /// <summary>Has the activation run soon, unless it runs or will run already.</summary>
    public void Wake()
    {
        if (Interlocked.CompareExchange(ref _state, Scheduled, Idle) == Idle) dispatcher.Schedule(this);
    }

    /// <summary>
    /// Runs the request on this thread if the activation has nothing else to do. Work that is queued goes first, which
    /// keeps the order of one caller's calls.
    /// </summary>
    public bool TryRunNow(Request request)
    {
        if (Interlocked.CompareExchange(ref _state, Running, Idle) != Idle) return false;
        if (_ready is not null || Volatile.Read(ref _inbox) is not null)
        {
            Leave();
            return false;
        }

        RunAsTask(static state => ((Request)state!).RunOnSenderThread(), request);
        Leave();
        return true;
    }

    /// <summary>One run: called by the dispatcher after <see cref="TurnDispatcher.Schedule"/>.</summary>
    public void Execute()
    {
        Volatile.Write(ref _state, Running);
        RunAsTask(static state => ((ActivationScheduler)state!).RunReady(), this);
        Leave();
    }

    /// <summary>Takes what is queued and refuses everything from now on. The turn must be held.</summary>
    public TurnWork? Close()
    {
        Append(Interlocked.Exchange(ref _inbox, s_closed));
        var rest = _ready;
        _ready = null;
        return rest;
    }

    /// <summary>Drops what is queued: the way a dead node's activations end.</summary>
    public void Discard()
    {
        Interlocked.Exchange(ref _inbox, s_closed);
        _ready = null;
    }

    /// <summary>What the next turn would do, for the trace of a simulation.</summary>
    public string DescribeNext()
    {
        if (_ready is null) Refill();
        return _ready?.Describe() ?? "nothing";
    }

    public void RunContinuation(Task task) => TryExecuteTask(task);

    /// <summary>
    /// Runs what an ended activation left behind, still one at a time. What went down with its node never runs.
    /// </summary>
    public void RunAfterEnd(Task task)
    {
        if (activation.IsVanished) return;
        dispatcher.RunOrphan(() =>
        {
            lock (activation) TryExecuteTask(task);
        });
    }

    protected override void QueueTask(Task task)
    {
        if (!TryPost(new ContinuationWork(task))) RunAfterEnd(task);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(RuntimeContext.Current, activation) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>Only inside a task of this scheduler is it the current one, which is what awaits look for.</summary>
    private void RunAsTask(Action<object?> body, object state)
    {
        var outer = RuntimeContext.Current;
        RuntimeContext.Current = activation;
        try
        {
            var turn = new Task(body, state, CancellationToken.None, TaskCreationOptions.DenyChildAttach);
            turn.RunSynchronously(this);
            if (turn.Exception is { } defect) activation.Runtime.Log.TurnFailed(defect, activation.GrainId);
        }
        finally
        {
            RuntimeContext.Current = outer;
        }
    }

    private void RunReady()
    {
        for (var turns = dispatcher.TurnsPerRun; turns > 0; turns--)
        {
            if (_ready is null) Refill();
            if (_ready is not { } work) return;
            _ready = work.Next;
            work.Next = null;
            work.Run(activation);
            activation.AfterTurn();
        }
    }

    /// <summary>Gives the turn back, and has the activation run again if there is work left.</summary>
    private void Leave()
    {
        if (_ready is null)
        {
            Interlocked.Exchange(ref _state, Idle);
            var head = Volatile.Read(ref _inbox);
            if (head is null || ReferenceEquals(head, s_closed)) return;
            Wake();
        }
        else
        {
            Volatile.Write(ref _state, Scheduled);
            dispatcher.Schedule(this);
        }
    }

    private void Refill()
    {
        if (Volatile.Read(ref _inbox) is not null && !IsClosed) Append(Interlocked.Exchange(ref _inbox, null));
    }

    private void Append(TurnWork? newest)
    {
        if (ReferenceEquals(newest, s_closed)) return;
        TurnWork? oldest = null;
        while (newest is not null)
        {
            var older = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = older;
        }

        if (_ready is null)
        {
            _ready = oldest;
            return;
        }

        var last = _ready;
        while (last.Next is not null) last = last.Next;
        last.Next = oldest;
    }
}
