namespace PoolGen.RuntimeTests.Tasks;

/// <summary>An argument whose constructor writes a line and ends the process, in a worker alone.</summary>
public sealed class DeadlyBox
{
    public DeadlyBox(string log)
    {
        Log = log;
        if (TaskContext.Current is null) return;
        File.AppendAllText(log, "constructed\n");
        ProcessWork.KillSelf(9);
    }

    public string Log { get; }
}
