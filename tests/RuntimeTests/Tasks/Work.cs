using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>The tasks that the contract's tests run in workers.</summary>
public static class Work
{
    [PoolTask]
    public static int Square(int x) => x * x;

    [PoolTask]
    public static int Add(int a, int b) => a + b;

    [PoolTask]
    public static int AddThree(int a, int b = 20, int c = 300) => a + b + c;

    [PoolTask]
    public static int Answer() => 42;

    [PoolTask]
    public static string Echo(string? text) => text ?? "(null)";

    [PoolTask]
    public static byte[] EchoBytes(byte[] bytes) => bytes;

    [PoolTask]
    public static byte[] MakeBytes(int length) => new byte[length];

    [PoolTask]
    public static byte[] PassGateWithBytes(string gate, byte[] bytes)
    {
        Gate.Pass(gate);
        return bytes;
    }

    [PoolTask]
    public static async Task<int> SquareLater(int x)
    {
        await Task.Yield();
        return x * x;
    }

    [PoolTask]
    public static async ValueTask<int> SquareSoon(int x)
    {
        await Task.Yield();
        return x * x;
    }

    [PoolTask]
    public static void Touch(string directory) => File.WriteAllText(Path.Combine(directory, Guid.NewGuid().ToString("N")), "x");

    [PoolTask]
    public static async Task TouchLater(string directory) =>
        await File.WriteAllTextAsync(Path.Combine(directory, Guid.NewGuid().ToString("N")), "x");

    [PoolTask]
    public static int FailIfOdd(int x) => x % 2 == 0 ? x : throw new InvalidOperationException($"{x} is odd");

    [PoolTask]
    public static int FailWith(string kind, string message) => kind switch
    {
        "argument" => throw new ArgumentOutOfRangeException("count", message),
        "inner" => throw new InvalidOperationException(message, new FormatException("inner one")),
        "aggregate" => throw new AggregateException(message, new IOException("first"), new TimeoutException("second")),
        "custom" => throw new CustomException(message),
        "unknown" => throw new UnknownException(1, 2),
        "data" => throw new InvalidOperationException(message) { Data = { ["key"] = "value", ["number"] = 7 } },
        _ => throw new InvalidOperationException(message),
    };

    [PoolTask]
    public static async Task<int> FailLater(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    [PoolTask]
    public static int PassGate(string gate, int value)
    {
        Gate.Pass(gate);
        return value;
    }

    [PoolTask]
    public static int PassGateOrCancel(string gate, int value, CancellationToken token)
    {
        if (!Gate.Pass(gate, token)) token.ThrowIfCancellationRequested();
        return value;
    }

    [PoolTask]
    public static int ReturnWhenCancelled(string gate, int value, CancellationToken token)
    {
        Gate.Pass(gate, token);
        return value;
    }

    [PoolTask]
    public static int FailWhenCancelled(string gate, string message, CancellationToken token)
    {
        Gate.Pass(gate, token);
        throw new IOException(message);
    }

    [PoolTask]
    public static int CountUp(int steps, IProgress<int> progress)
    {
        for (int i = 1; i <= steps; i++) progress.Report(i);
        return steps;
    }

    [PoolTask]
    public static (int WorkerId, int Attempt, bool FlowsOverAwait) Context() =>
        (TaskContext.Current!.WorkerId, TaskContext.Current.Attempt, Task.Run(static () => TaskContext.Current is not null).GetAwaiter().GetResult());

    [PoolTask]
    public static ThrowingGetter ReturnThrowingGetter() => new();

    [PoolTask]
    public static int TakeThrowingGetter(ThrowingGetter value) => value is null ? 0 : 1;

    [PoolTask]
    public static LateBox MakeLateBox(int width) => new(width);

    [PoolTask]
    public static Animal ReturnAnimal(bool derived) => derived ? new Dog { Name = "Rex", Tricks = 3 } : new Animal { Name = "Tom" };
}
