namespace PoolGen.Benchmarks.Workloads;

/// <summary>The tasks of all workloads. The peers have the same, each in its language.</summary>
public static class Work
{
    private static byte[] _kept = [];

    /// <summary>An initializer: the worker keeps the bytes for good.</summary>
    [PoolTask]
    public static void Keep(byte[] bytes) => _kept = bytes;

    /// <summary>How many bytes the worker keeps.</summary>
    [PoolTask]
    public static int Kept() => _kept.Length;

    /// <summary>The smallest task there is.</summary>
    [PoolTask]
    public static int Increment(int x) => x + 1;

    /// <summary>Fails.</summary>
    [PoolTask]
    public static int Fail(int x) => throw new InvalidOperationException($"The task {x} fails.");

    /// <summary>Takes bytes, and gives next to nothing back.</summary>
    [PoolTask]
    public static int CountBytes(byte[] bytes) => bytes.Length;

    /// <summary>Sends bytes back.</summary>
    [PoolTask]
    public static byte[] EchoBytes(byte[] bytes) => bytes;

    /// <summary>Sends numbers back.</summary>
    [PoolTask]
    public static double[] EchoNumbers(double[] numbers) => numbers;

    /// <summary>Reads one element of a shared table.</summary>
    [PoolTask]
    public static double Find(int key, ReadOnlySharedArray<double> table) => table.Span[key];

    /// <summary>The same without a table.</summary>
    [PoolTask]
    public static double FindPlain(int key, int other) => key + other;

    /// <summary>The same with a table of its own.</summary>
    [PoolTask]
    public static double FindInArray(int key, double[] table) => table[key];

    /// <summary>Sends a handle back.</summary>
    [PoolTask]
    public static SharedArray<byte> EchoShared(SharedArray<byte> bytes) => bytes;

    /// <summary>Fills a row of a shared image.</summary>
    [PoolTask]
    public static void FillRow(int row, SharedArray<byte> pixels) => Fill(row, pixels.Span);

    /// <summary>Computes a row's pixels: some arithmetic for each.</summary>
    internal static void Fill(int row, Span<byte> pixels)
    {
        uint seed = (uint)row;
        for (int i = 0; i < pixels.Length; i++)
        {
            seed = (seed * 1664525) + 1013904223;
            pixels[i] = (byte)(seed & 7);
        }
    }

    /// <summary>What the pixels of a row come to: the generator's last three bits take each of their eight values in any eight steps.</summary>
    internal static double RowSum(int length) => length / 8 * 28;

    /// <summary>Computes: one step of a generator of pseudo-random numbers after the other.</summary>
    [PoolTask]
    public static uint Spin(int seed, int steps) => Lcg.Run((uint)seed, steps);

    /// <summary>Ends when as many processes as wanted are in here: a result from each worker.</summary>
    [PoolTask]
    public static int Meet(string folder, int processes)
    {
        ScratchFolder.Sign(folder);
        while (Directory.GetFiles(folder).Length < processes) Thread.Sleep(TimeSpan.FromMicroseconds(200));
        return Environment.ProcessId;
    }

    /// <summary>Tells by a file which process it holds, and holds it for longer than anybody waits.</summary>
    [PoolTask]
    public static int Hold(string folder)
    {
        ScratchFolder.Sign(folder);
        Thread.Sleep(TimeSpan.FromMinutes(10));
        return 0;
    }
}
