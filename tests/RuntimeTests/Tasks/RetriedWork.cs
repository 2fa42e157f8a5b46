namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that fail some times and then do not. Who runs leaves a file, so that processes count together.</summary>
public static class RetriedWork
{
    [PoolTask]
    public static int FailAtFirst(string directory, int item, int failures)
    {
        File.WriteAllText(Path.Combine(directory, $"{item}-{Guid.NewGuid():N}"), string.Empty);
        int runs = Runs(directory, item);
        return runs > failures ? item * 10 : throw new IOException($"run {runs} of item {item}");
    }

    [PoolTask(Idempotent = true)]
    public static byte[] FailAtFirstWithBytes(string directory, byte[] bytes, int failures)
    {
        FailAtFirst(directory, bytes.Length, failures);
        return bytes;
    }

    [PoolTask]
    public static int FailAtFirstAndReport(string directory, int item, IProgress<int> progress)
    {
        progress.Report(item);
        return FailAtFirst(directory, item, 1);
    }

    [PoolTask]
    public static int PassGateOnceFailed(string directory, int item, CancellationToken token)
    {
        if (Runs(directory, item) > 0) SpinWait.SpinUntil(() => token.IsCancellationRequested, TimeSpan.FromSeconds(60));
        return FailAtFirst(directory, item, 1);
    }

    public static int Runs(string directory, int item) => Directory.GetFiles(directory, $"{item}-*").Length;
}
