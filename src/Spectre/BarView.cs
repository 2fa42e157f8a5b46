using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>One bar among those of a console.</summary>
internal sealed class BarView(SharedBars bars, ProgressTask task) : IProgressView
{
    internal const string Latest = "latest";

    private readonly Lock _gate = new();

    public void Show(MapProgress progress)
    {
        lock (_gate)
        {
            if (progress.Total is { } total)
            {
                task.IsIndeterminate = false;

                // The display counts a bar whose largest value is 0 as not begun.
                task.MaxValue = Math.Max(1, total);
                task.Value = total == 0 ? 1 : progress.Completed;
            }
            else
            {
                task.MaxValue = Math.Max(task.MaxValue, progress.Completed + 1);
                task.Value = progress.Completed;
            }

            task.State.Update<MapProgress>(Latest, _ => progress);
        }
    }

    public void End()
    {
        lock (_gate) task.StopTask();
        bars.Remove();
    }
}
