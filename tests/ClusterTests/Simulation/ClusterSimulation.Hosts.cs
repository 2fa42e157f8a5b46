using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Hosts that come, go, stand still and are cut off.</summary>
internal sealed partial class ClusterSimulation
{
    /// <summary>A host has died: perhaps somebody sees that its port is closed, and perhaps it is started again.</summary>
    internal void Died(SimulatedHost host)
    {
        _hostsLost++;
        if (Chance(70)) AtCaller(Some(500, 3_000), () => Gone(host, "its port is closed"));
        if (_faults && Chance(40)) After(Some(1, 4_000), () => Join(host.Key.Address));
        else if (!_faults && _plan.HostsStay) After(Some(1, 4_000), () => Join(host.Key.Address));
    }

    private long Some(int least, int most) => _random.Next(least, most) * TimeSpan.TicksPerMillisecond;

    private void Join(string? address = null, int slots = 0)
    {
        var key = new HostKey(address ?? $"host{_hosts.Count}", ++_generation);
        bool other = _faults && Chance(_plan.OtherBuilds);
        var facts = new HostFacts(key.Address, slots > 0 ? slots : _random.Next(1, _plan.MostSlots + 1), other ? "B" : "A");
        double slowness = slots > 0 || Chance(80) ? 1 : 1 + (_random.NextDouble() * 2);
        var host = new SimulatedHost(this, key, facts, slowness, _random.NextInt64(-1_000_000_000, 1_000_000_000)) { IsOtherBuild = other };
        _hosts.Add(host);
        Log($"{host} is there: {facts.Slots} slots, build {facts.Build}");
    }

    private void PlanFaults(long length)
    {
        Plan(_plan.Deaths, length, host => host.Die());
        Plan(_plan.Freezes, length, Freeze);
        Plan(_plan.Cuts, length, Cut);
        Plan(_plan.Drains, length, host => host.Do(host.Drain));
        for (int i = 0; i < _plan.Joins; i++) At(Now + _random.NextInt64(length), () => Join());
        for (int i = 0; i < _plan.CallerFreezes; i++) At(Now + _random.NextInt64(length), () => FreezeCaller(Some(500, 20_000)));
    }

    private void Plan(int times, long length, Action<SimulatedHost> what)
    {
        for (int i = 0; i < times; i++)
        {
            At(Now + _random.NextInt64(length), () =>
            {
                SimulatedHost[] alive = [.. _hosts.Where(static host => !host.IsDead)];
                if (alive.Length == 0 || !_faults) return;
                SimulatedHost host = alive[_random.Next(alive.Length)];
                _disturbed.Add(host);
                what(host);
            });
        }
    }

    private void Freeze(SimulatedHost host)
    {
        if (host.IsFrozen) return;
        Log($"{host} stands still");
        host.Freeze();
        long time = Some(500, 25_000);
        if (Chance(30))
        {
            AtCaller(time / 2, () =>
            {
                if (!host.IsFrozen) return;
                host.IsFenced = true;
                Gone(host, "membership says so");
            });
        }

        After(time, () => Thaw(host));
    }

    private void Thaw(SimulatedHost host)
    {
        if (!host.IsFrozen) return;
        Log($"{host} goes on");
        host.Thaw();
    }

    private void Cut(SimulatedHost host)
    {
        host.IsDeaf = Chance(60);
        host.IsMute = !host.IsDeaf || Chance(50);
        Log($"{host} is {(host.IsDeaf ? "deaf " : "")}{(host.IsMute ? "mute" : "")}");
        After(Some(200, 20_000), () => host.IsDeaf = host.IsMute = false);
    }

    private void EndFaults()
    {
        Log("no more faults");
        _faults = false;
        foreach (SimulatedHost host in _hosts.ToArray())
        {
            host.IsDeaf = host.IsMute = false;
            Thaw(host);
            if (!_plan.HostsStay && Chance(70)) host.Die();
        }

        _callerFrozenUntil = Math.Min(_callerFrozenUntil, Now);
        if (_plan.HostsStay && !_hosts.Exists(static host => host is { IsDead: false, IsDraining: false, IsOtherBuild: false })) Join();
        foreach (SimulatedSubmission stream in _submissions.Where(static submission => !submission.SourceEnded).ToArray()) EndSource(stream);
    }
}
