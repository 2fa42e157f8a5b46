using PoolGen.Extensibility;
using PoolGen.RuntimeTests.Scheduling;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Submissions;

/// <summary>A result with bytes behind its value is none.</summary>
public sealed class ResultBytesTests
{
    private static readonly byte[] OneTooMany = new byte[sizeof(long) + 1];
    private static readonly SimulatedTask<UnmanagedCodec<long>, UnmanagedCodec<long>> Task = new(1, "Long");

    private readonly ScriptedPool _pool = ScriptedPool.WithReadyWorkers(1);

    [Fact]
    public void Of_a_single_call()
    {
        var call = new CallSubmission<long, long>(Task, 1, null);
        call.Attach(_pool);
        var result = new PayloadReader(OneTooMany);
        call.Complete(0, ref result, new OutcomeEnvelope());
        AssertSaysSo(Assert.Throws<PayloadException>(() => call.Get()));
    }

    [Fact]
    public void Of_a_map()
    {
        var map = new MapSubmission<long, long>(Task, [1], 1, null, null);
        map.Attach(_pool);
        var result = new PayloadReader(OneTooMany);
        map.Complete(0, ref result, new OutcomeEnvelope());
        AssertSaysSo(Assert.Throws<PayloadException>(() => map.Get()));
    }

    [Fact]
    public void Of_a_stream()
    {
        var job = new StreamSubmission<long, long>(Task, ordered: true, chunkSize: 1, bufferSize: 8, CancellationToken.None);
        job.Attach(_pool);
        job.Push(1);
        var result = new PayloadReader(OneTooMany);
        job.Complete(0, ref result, new OutcomeEnvelope());
        using var stream = new PoolStream<long>(job);
        AssertSaysSo(Assert.Throws<PayloadException>(() => stream.Next(TimeSpan.FromSeconds(30), out _)));
    }

    private static void AssertSaysSo(PayloadException exception) => Assert.Contains("1 bytes are left", exception.InnerException?.Message + exception.Message, StringComparison.Ordinal);
}
