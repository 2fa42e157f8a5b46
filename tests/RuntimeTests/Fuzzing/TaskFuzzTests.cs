using System.Runtime.InteropServices;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;
using PoolGen.WorkerHost;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>
/// From the parent to the worker: whatever stands in the task ring, the loop that ships answers what the reference decoder says, or
/// refuses what it refuses, in bounded memory.
/// </summary>
[Watchdog(Seconds = 300)]
[Trait("Category", "Slow")]
public sealed class TaskFuzzTests
{
    private const int Seeds = 100_000;
    private const int MaxPayload = 4096;
    private const int LargestPayload = MaxPayload + RegionLayout.LargestInline + sizeof(int);
    private const int Written = 4096;

    // A failure's text and stack are some kilobytes for each item; and the largest payload once.
    private const int MostAllocated = 2 * 1024 * 1024;

    private static readonly SharedRegion Region = SharedRegion.InMemory();

    [Fact]
    public void The_worker_answers_what_the_reference_says_and_refuses_the_rest() =>
        Fuzz.AssertBoth(Fuzz.Run(Seeds, OneSequence), Seeds);

    [Fact]
    public void Frames_cut_at_any_byte_are_refused_or_answered()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            (byte[] bytes, byte[] large, int frames, _) = Prepare(seed);
            for (int cut = 0; cut <= bytes.Length; cut++) Compare(bytes.AsSpan(0, cut), large, frames, stopped: 0);
        }
    }

    private static (byte[] Bytes, byte[] Large, int Frames, long Stopped) Prepare(int seed)
    {
        var random = new Random(seed);
        byte[] block = new byte[random.Next(200)];
        random.NextBytes(block);
        byte[] large = [.. BitConverter.GetBytes(block.Length), .. block];
        var script = new FrameScript(random, large);
        byte[] bytes = script.Write();
        return (bytes, large, script.Frames, random.Next(8) == 0 ? random.Next(1, 4) : 0);
    }

    private static bool OneSequence(int seed)
    {
        (byte[] bytes, byte[] large, int frames, long stopped) = Prepare(seed);
        return Compare(bytes, large, frames, stopped);
    }

    // True when nothing was refused.
    private static bool Compare(ReadOnlySpan<byte> bytes, byte[] large, int frames, long stopped)
    {
        MemoryMarshal.CreateSpan(ref Region.Int64(0), RegionLayout.HeaderSize / sizeof(long)).Clear();
        Region.Ring(RegionLayout.ResultRing)[..Written].Clear();
        Span<byte> ring = Region.Ring(RegionLayout.TaskRing);
        ring[..Written].Clear();
        bytes.CopyTo(ring);
        Region.Int64(RegionLayout.Claim) = (long)frames << 32;
        Region.Int64(RegionLayout.StopFrame) = stopped;

        var reference = new ReferenceFrames(large, LargestPayload, stopped);
        bool valid = reference.Read(ring, frames);
        bool accepted = TryRun(large);
        AssertAnswers(reference);
        Assert.Equal(valid, accepted);
        return valid;
    }

    private static bool TryRun(byte[] large)
    {
        // The parent is gone: the loop does what there is and returns.
        var bell = new PayloadBell(large);
        var loop = new TaskLoop(Region, bell, 0, MaxPayload, new TwoTasks());
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            loop.Run();
            return !bell.HasFailed;
        }
        catch (PoolProtocolException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }
    }

    // What the worker has committed is itself read by the reference for that way.
    private static void AssertAnswers(ReferenceFrames reference)
    {
        var answers = new ReferenceEntries([.. reference.Frames], uint.MaxValue, started: true, null, MaxPayload);
        Assert.True(answers.Read(Region.Ring(RegionLayout.ResultRing), 0, (ulong)Region.Int64(RegionLayout.ResultHead)), "its own answers are not valid");
        Assert.Equal(reference.Events, answers.Events.Select(answer => answer.Kind == 'F' ? WireEvent.Of('F', answer.Index, []) : answer));
    }
}
