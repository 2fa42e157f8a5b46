using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>All bars of a console: a console has one live display at a time, so they share it. It is there while a bar is.</summary>
internal sealed class SharedBars(IAnsiConsole console)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _ended;
    private Task _display = Task.CompletedTask;
    private ProgressContext? _context;
    private int _open;

    internal static SharedBars Instance { get; } = new(ErrorConsole.Instance);

    internal IProgressView Add(string title)
    {
        lock (_gate)
        {
            if (_open++ == 0) Open();
            ProgressTask task = _context!.AddTask(Markup.Escape(title), autoStart: true, maxValue: 1);
            task.IsIndeterminate = true;
            return new BarView(this, task);
        }
    }

    /// <summary>One bar has ended. The last one takes the display with it, and waits until its last picture is drawn.</summary>
    internal void Remove()
    {
        Task display;
        lock (_gate)
        {
            if (--_open > 0) return;
            _ended!.SetResult();
            display = _display;
            _context = null;

            // Within the lock: the next display must not begin before this one has given the console back.
            display.GetAwaiter().GetResult();
        }
    }

    private void Open()
    {
        TaskCompletionSource ended = _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _display = console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(BarColumns.All)
            .StartAsync(context =>
            {
                _context = context;
                return ended.Task;
            });
    }
}
