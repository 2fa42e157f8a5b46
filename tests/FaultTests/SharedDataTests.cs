using PoolGen.FaultTests.Kit;
using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests;

/// <summary>Shared arrays whose workers, owners and handles end at the wrong moment.</summary>
[Collection("Faults")]
public sealed class SharedDataTests
{
    private const int Length = 10_000;

    public SharedDataTests() => SharedArray.Allocate<int>(1).Dispose();

    [Fact, Trait("Row", "54")]
    public void A_worker_that_is_killed_while_it_maps_writes_or_holds_costs_its_item_alone()
    {
        int count = Counts.Of(60, 600);
        using var run = new FaultRun(54, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++) KillOne(run, pool);
            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "55")]
    public void An_owner_that_is_killed_leaves_no_worker_and_gives_its_memory_back()
    {
        int count = Counts.Of(5, 50);
        using var run = new FaultRun(55, count);
        for (int i = 0; i < count; i++)
        {
            using var parent = new ParentProgram("shared");
            int[] workers = parent.ReadIds();
            long held = SharedMemoryInUse();
            Signals.Send(parent.Process.Id, Signals.Kill);
            Assert.True(
                SpinWait.SpinUntil(() => !workers.Any(ProcessState.IsAlive) && held - SharedMemoryInUse() >= 48 << 20, TimeSpan.FromSeconds(2)),
                "a worker or its memory outlives the owner");
        }

        run.Finish();
    }

    [NeedsFact("unshare", "--user", "--map-root-user", "--mount", "true"), Trait("Row", "56")]
    public void Without_room_arrays_are_refused_with_what_was_asked_for_and_what_is_left()
    {
        int count = Counts.Of(1, 20);
        using var run = new FaultRun(56, count);
        for (int i = 0; i < count; i++)
        {
            // Small places for files: arrays do not need any.
            using var parent = new ParentProgram("shared full", "unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                "mount -t tmpfs -o size=8m tmpfs /dev/shm && exec \"$@\"", "sh");
            string[] said = parent.ReadLines();
            Assert.Equal("16777216", said[0]);
            Assert.Matches("^OutOfMemoryException: 2,199,023,254,528 bytes of shared memory do not fit: .* has [0-9,]+ bytes left", said[1]);
            Assert.Equal("3", said[2]);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "57")]
    public void Arrays_come_and_go_in_thousands()
    {
        int count = Counts.Of(10_000, 100_000);
        using var run = new FaultRun(57, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            int lines = MapLines();
            for (int i = 0; i < count; i += 100)
            {
                SharedArray<int>[] arrays = [.. Enumerable.Range(0, 50).Select(n => SharedArray.Create([n, 1, 2]))];
                Assert.Equal(Enumerable.Range(0, 50).Select(n => n + 3L), pool.SharedWork.Sum.Map(arrays.Select(array => array.AsReadOnly())));
                foreach (SharedArray<int> made in pool.SharedWork.Make.Map(Enumerable.Range(1, 50)))
                {
                    Assert.Equal(made.Length, made.Span.ToArray().Sum());
                    made.Dispose();
                }

                foreach (SharedArray<int> array in arrays) array.Dispose();
            }

            // What was mapped once is address space without memory; neighbours are one mapping.
            Assert.InRange(MapLines(), 0, lines + (count / 4));
            FaultRun.AssertFullStrength(pool);
        }

        run.Finish();
    }

    [Fact, Trait("Row", "58")]
    public void Handles_that_race_with_their_disposal_work_or_throw()
    {
        int count = Counts.Of(300, 3_000);
        using var run = new FaultRun(58, count);
        using (ProcessPool pool = run.Pool(workers: 2))
        {
            for (int i = 0; i < count; i++)
            {
                int[] ones = new int[Length];
                Array.Fill(ones, 1);
                SharedArray<int> array = SharedArray.Create(ones);
                AsyncResult<long[]> map = pool.SharedWork.Sum.MapAsync(Enumerable.Repeat(array.AsReadOnly(), 20));
                Together.Run([() => Use(array), () => Use(array), () => Dispose(array, run.Random.Next(2000))]);
                map.Wait();
                if (map.IsSuccessful) Assert.All(map.Get(), sum => Assert.Equal(Length, sum));
                else Assert.All(map.Exception!.InnerExceptions, failure => Assert.IsType<ObjectDisposedException>(failure));
            }

            FaultRun.AssertFullStrength(pool);
        }

        Assert.Equal(0, run.Accounts.Failures);
        run.Finish();
    }

    private static void KillOne(FaultRun run, ProcessPool pool)
    {
        SharedArray<int>[] arrays = [.. Enumerable.Range(0, 1 + run.Random.Next(40)).Select(_ => SharedArray.Allocate<int>(Length))];
        string started = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        int id = run.Accounts.Accept(1);
        AsyncResult<int> victim = pool.SharedWork.UseUntilKilled.ApplyAsync(id, started, [.. arrays]);
        Neighbours neighbours = run.Neighbours(pool, 4);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(started) && File.ReadAllText(started).EndsWith('\n'), TimeSpan.FromSeconds(30)));
        Thread.SpinWait(run.Random.Next(200_000));
        run.Kill(int.Parse(File.ReadAllText(started), System.Globalization.CultureInfo.InvariantCulture));
        victim.Wait();
        run.Accounts.End(id, victim.Exception!.InnerException);
        neighbours.End();

        // Half filled perhaps, and as it was: nobody writes to it any more.
        foreach (SharedArray<int> array in arrays)
        {
            int[] elements = array.Span.ToArray();
            Assert.InRange(elements.Distinct().Count(), 1, 2);
            Assert.Equal(elements.Sum(element => (long)element), pool.SharedWork.Sum.Apply(array.AsReadOnly()));
            array.Dispose();
        }

        File.Delete(started);
    }

    private static void Use(SharedArray<int> array)
    {
        try
        {
            for (int i = 0; i < Length; i++) Assert.InRange(array.Span[i] + array.AsReadOnly()[i], 0, 2);
        }
        catch (ObjectDisposedException)
        {
            // As it should be.
        }
    }

    private static void Dispose(SharedArray<int> array, int moment)
    {
        Thread.SpinWait(moment);
        array.Dispose();
    }

    private static int MapLines() => File.ReadLines("/proc/self/maps").Count();

    private static long SharedMemoryInUse() => long.Parse(
        File.ReadLines("/proc/meminfo").First(static line => line.StartsWith("Shmem:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) * 1024;
}
