using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.Extensibility;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Security;

/// <summary>Real worker processes whose parent is not what it should be: they end with a message and the code 64.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class EvilParentTests
{
    [Theory]
    [InlineData("says nothing", "ended before it had said anything")]
    [InlineData("promises less than nothing", "no valid length")]
    [InlineData("promises more than it gives", "ended while")]
    [InlineData("rubbish", "")]
    [InlineData("another version", "version")]
    [InlineData("another runtime", ".NET 9.0.1")]
    [InlineData("another build", "another build")]
    [InlineData("no culture", "surroundings")]
    [InlineData("bytes left", "left behind")]
    [InlineData("cut", "not valid")]
    [InlineData("no memory", "")]
    [InlineData("small memory", "shared memory")]
    [InlineData("no socket", "")]
    public void Bad_bootstrap_is_refused(string what, string message)
    {
        using var worker = new LaunchedWorker();
        Mislead(worker, what);
        AssertRefused(worker, message);
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("the worker's own")]
    [InlineData("cut")]
    [InlineData("none")]
    public void Bad_proof_is_refused(string what)
    {
        using var worker = new LaunchedWorker();
        worker.Tell(Bootstraps.Encode(worker.Bootstrap));
        worker.Accept();
        worker.Connection!.Send(what switch
        {
            "wrong" => new byte[Bootstrap.ProofLength],
            "the worker's own" => worker.Bootstrap.WorkerProof,
            "cut" => worker.Bootstrap.ParentProof[..5],
            _ => [],
        });
        worker.Connection.Dispose();
        AssertRefused(worker, "not this worker's parent");
    }

    [Theory]
    [InlineData("sequence", "not valid")]
    [InlineData("length", "not valid")]
    [InlineData("no items", "not valid")]
    [InlineData("definition", "not valid")]
    [InlineData("rubbish", "not valid")]
    [InlineData("chunk without bytes", "fewer bytes than items")]
    [InlineData("large", "more than a payload may have")]
    [InlineData("large, negative", "not valid")]
    public void Bad_frame_is_refused(string what, string message)
    {
        using var worker = new LaunchedWorker();
        worker.MakeReady();
        var frame = new TaskFrame { Count = 1, Length = 0 };
        switch (what)
        {
            case "sequence": frame.Sequence = 9; break;
            case "length": frame.Length = RegionLayout.RingSize; break;
            case "no items": frame.Count = 0; break;
            case "definition": frame.DefinitionLength = 100; break;
            case "chunk without bytes": frame.Count = int.MaxValue; break;
            case "large": frame.OutOfBandLength = 1L << 40; break;
            case "large, negative": frame.OutOfBandLength = -1; break;
        }

        MemoryMarshal.Write(worker.Region.Ring(RegionLayout.TaskRing), in frame);
        if (what == "rubbish") new Random(1).NextBytes(worker.Region.Ring(RegionLayout.TaskRing));
        Hand(worker);
        AssertRefused(worker, message);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1L << 40, true)]
    [InlineData(200_000, false)]
    public void Initializer_whose_arguments_cannot_be_that_long_is_refused(long bytes, bool isNamed)
    {
        using var worker = new LaunchedWorker();
        Announce(worker, bytes, isNamed);
        AssertRefused(worker, "not a valid number");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    public void Parent_that_goes_while_an_initializers_arguments_travel_takes_its_worker_along(int sent)
    {
        using var worker = new LaunchedWorker();
        Announce(worker, 200_000, isNamed: true);
        worker.Connection!.Send([(byte)'P', .. new byte[sent]]);
        worker.Connection.Dispose();
        (int code, string errors) = worker.WaitForExit();
        Assert.Equal(128 + Signals.Kill, code);
        Assert.Equal(string.Empty, errors);
    }

    [Fact]
    public void Rubbish_on_the_doorbell_is_refused()
    {
        using var worker = new LaunchedWorker();
        worker.MakeReady();
        worker.Connection!.Send("?"u8);
        AssertRefused(worker, "Unexpected byte 0x3F on the doorbell");
    }

    [Fact]
    public void Control_message_of_an_unknown_kind_is_refused()
    {
        using var worker = new LaunchedWorker();
        worker.MakeReady();
        worker.Write([77, 0, 0, 0, 0, 0, 0, 0, 0]);
        AssertRefused(worker, "unknown kind 77");
    }

    /// <summary>No type names on the wire: an id is in the manifest's closed set, or its item fails.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Task_that_is_not_in_the_manifest_ends_its_item_and_runs_nothing(bool isThisBuild)
    {
        using var worker = new LaunchedWorker();
        worker.MakeReady();
        System.Reflection.Assembly tests = typeof(Work).Assembly;
        byte[] definition = new TaskDefinition(
            77, "System.Environment.Exit", tests.FullName!, isThisBuild ? tests.ManifestModule.ModuleVersionId : Guid.NewGuid()).ToBytes();
        var frame = new TaskFrame { Count = 1 };
        new TaskRingWriter(worker.Region).TryWrite(ref frame, definition, [], 0);
        long before = worker.Region.Int64(RegionLayout.ResultHead);
        Hand(worker);
        Eventually.True(() => Volatile.Read(ref worker.Region.Int64(RegionLayout.ResultHead)) > before, "there is an answer");
        Assert.Equal((byte)ResultKind.Failure, worker.Region.Ring(RegionLayout.ResultRing)[(int)before + 4]);
    }

    [Fact]
    public void Another_version_is_refused_within_a_second()
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long started = Stopwatch.GetTimestamp();
            using var worker = new LaunchedWorker();
            Mislead(worker, "another version");
            worker.WaitForExit();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }

        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static void Mislead(LaunchedWorker worker, string what)
    {
        byte[] valid = Bootstraps.Encode(worker.Bootstrap);
        switch (what)
        {
            case "says nothing": worker.CloseInput(); break;
            case "promises less than nothing": worker.Write(BitConverter.GetBytes(-5)); break;
            case "promises more than it gives":
                worker.Write([.. BitConverter.GetBytes(int.MaxValue), .. valid]);
                worker.CloseInput();
                break;
            case "rubbish":
                byte[] rubbish = new byte[300];
                new Random(1).NextBytes(rubbish);
                worker.Tell(rubbish);
                break;
            case "another version": worker.Tell([99, 0, 0, 0, .. valid[4..]]); break;
            case "another runtime": worker.Tell(Bootstraps.Encode(Bootstraps.Valid(worker.RegionPath, worker.SocketPath, runtime: ".NET 9.0.1"))); break;
            case "another build": worker.Tell(Bootstraps.Encode(Bootstraps.Valid(worker.RegionPath, worker.SocketPath, build: Guid.NewGuid()))); break;
            case "no culture": worker.Tell(Bootstraps.Encode(Bootstraps.Valid(worker.RegionPath, worker.SocketPath, culture: "no such culture!"))); break;
            case "bytes left": worker.Tell([.. valid, 1]); break;
            case "cut": worker.Tell(valid[..^3]); break;
            case "no memory": worker.Tell(Bootstraps.Encode(Bootstraps.Valid("/nowhere/m", worker.SocketPath))); break;
            case "small memory":
                string small = worker.RegionPath + "2";
                File.WriteAllBytes(small, new byte[100]);
                worker.Tell(Bootstraps.Encode(Bootstraps.Valid(small, worker.SocketPath)));
                break;
            default: worker.Tell(Bootstraps.Encode(Bootstraps.Valid(worker.RegionPath, "/nowhere/s"))); break;
        }
    }

    private static void Announce(LaunchedWorker worker, long bytes, bool isNamed)
    {
        System.Reflection.Assembly tests = typeof(Work).Assembly;
        byte[] definition = new TaskDefinition(77, "Nothing", tests.FullName!, tests.ManifestModule.ModuleVersionId).ToBytes();
        worker.Tell(Bootstraps.Encode(Bootstraps.Valid(worker.RegionPath, worker.SocketPath, initializer: isNamed ? definition : [], largeInitializerBytes: bytes)));
        worker.Accept();
        worker.Connection!.Send(worker.Bootstrap.ParentProof);
    }

    private static void Hand(LaunchedWorker worker)
    {
        new ClaimWord(worker.Region).TryRaise(0, 1);
        worker.Connection!.Send("W"u8);
    }

    private static void AssertRefused(LaunchedWorker worker, string message)
    {
        (int code, string errors) = worker.WaitForExit();
        Assert.Equal(64, code);
        Assert.StartsWith("PoolGen worker: ", errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
