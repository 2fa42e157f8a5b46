using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>How much a host gets at once.</summary>
[Watchdog]
public sealed class SessionWindowTests
{
    [Fact]
    public void Of_what_must_not_run_twice_two_items_wait_for_each_slot_beyond_those_that_run()
    {
        Assert.Equal(8, SessionWindow.MostOnce(slots: 4, running: 0, secondsPerItem: 0, roundTrip: 0.001, pace: 0));
        Assert.Equal(12, SessionWindow.MostOnce(slots: 4, running: 4, secondsPerItem: 60, roundTrip: 0.001, pace: 0));
    }

    [Fact]
    public void Or_as_many_as_the_slots_do_in_one_round_trip() =>
        Assert.InRange(SessionWindow.MostOnce(slots: 4, running: 4, secondsPerItem: 0.000_01, roundTrip: 0.01, pace: 0), 4_003, 4_004);

    [Fact]
    public void What_may_run_twice_is_measured_in_time()
    {
        // Four round trips of 10 ms, and what runs.
        Assert.Equal(2 * 41, SessionWindow.Room(slots: 2, open: 0, secondsOpen: 0, secondsPerItem: 0.001, roundTrip: 0.01, pace: 0));
        Assert.Equal((2 * 41) - 10, SessionWindow.Room(slots: 2, open: 10, secondsOpen: 0.010, secondsPerItem: 0.001, roundTrip: 0.01, pace: 0));
        Assert.Equal(4, SessionWindow.Room(slots: 2, open: 0, secondsOpen: 0, secondsPerItem: 3600, roundTrip: 0.01, pace: 0));
    }

    [Fact]
    public void A_slot_gets_no_more_than_two_seconds_of_work_however_slow_the_network_is() =>
        Assert.Equal(3, SessionWindow.Room(slots: 1, open: 0, secondsOpen: 0, secondsPerItem: 1, roundTrip: 100, pace: 0));
}
