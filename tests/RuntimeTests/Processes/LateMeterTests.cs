using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>When a pool's meter begins, in a program that has not used any meter before.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class LateMeterTests
{
    [Fact]
    public void A_start_loads_no_meters_and_a_listener_that_comes_later_finds_them_and_hears_what_is_counted_then()
    {
        Assert.Equal(["False", "13 3"], ReadLines("late listener"));
    }

    [Fact]
    public void A_meter_that_nobody_in_the_process_listens_to_begins_some_time_after_the_start()
    {
        Assert.Equal(["False", "True"], ReadLines("no listener"));
    }

    // Again and again, where the machine is too slow to see it.
    private static string[] ReadLines(string mode)
    {
        while (true)
        {
            using var parent = new ParentProgram(mode);
            string[] lines = [.. parent.ReadLines()];
            if (lines is not ["late", ..]) return lines;
        }
    }
}
