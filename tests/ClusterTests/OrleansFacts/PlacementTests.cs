using Orleans;
using Orleans.Runtime;
using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans.Grains;
using PoolGen.Orleans.Wire;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.OrleansFacts;

/// <summary>What the design rests on: where a host's grain is, and what a call to one that is gone does.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PlacementTests : IDisposable
{
    private readonly TestCluster _cluster = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Grain_is_on_the_silo_that_its_key_names(bool inside)
    {
        HostProgram[] hosts = _cluster.StartHosts(1, 20, "first", "second");
        IClusterClient client = inside ? _cluster.Inside : _cluster.Client;
        foreach (HostProgram host in hosts)
        {
            SiloAddress silo = await SiloOf(client, host);
            for (int path = 0; path < HostGrainKey.Paths; path++)
            {
                OpenReply reply = await OpenAsync(client, silo, path, Request());
                Assert.Equal((host.Name, host.ProcessId), (reply.Name, reply.ProcessId));
            }
        }
    }

    [Fact]
    public async Task Call_to_a_silo_that_was_never_there_says_so()
    {
        SiloAddress nobody = SiloAddress.New(_cluster.Primary, 1);
        await Assert.ThrowsAsync<HostGoneException>(() => _cluster.Client.GetGrain<IHostGrain>(HostGrainKey.Of(nobody, 0)).OpenAsync(Request()));
    }

    [Fact]
    public async Task Session_of_another_version_is_refused_by_both_numbers()
    {
        HostProgram host = _cluster.StartHost("first", 1);
        SiloAddress silo = await SiloOf(_cluster.Inside, host);
        OpenReply reply = await OpenAsync(_cluster.Inside, silo, 0, new OpenRequest { Version = 99, Session = new SessionId(Guid.NewGuid(), 1) });
        Assert.Contains("version 1 ", reply.Refusal, StringComparison.Ordinal);
        Assert.Contains("99", reply.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_that_a_host_was_killed_under_does_not_come_back_by_itself_at_once()
    {
        HostProgram host = _cluster.StartHost("first", 1);
        SiloAddress silo = await SiloOf(_cluster.Client, host);
        IHostGrain grain = _cluster.Client.GetGrain<IHostGrain>(HostGrainKey.Of(silo, 0));
        OpenRequest request = Request();
        await OpenAsync(_cluster.Client, silo, 0, request);
        Task<TakeAnswer> waiting = grain.TakeAsync(new TakeCall { Session = request.Session, Number = 1, Wait = TimeSpan.FromSeconds(10) });
        host.Kill();
        Exception? failure = await Record.ExceptionAsync(() => waiting);
        Assert.NotNull(failure);
    }

    public void Dispose() => _cluster.Dispose();

    // A host that has just joined may be unknown to other silos for a moment: they say that it is gone.
    private static async Task<OpenReply> OpenAsync(IClusterClient client, SiloAddress silo, int path, OpenRequest request)
    {
        while (true)
        {
            try
            {
                return await client.GetGrain<IHostGrain>(HostGrainKey.Of(silo, path)).OpenAsync(request);
            }
            catch (HostGoneException)
            {
                await Task.Yield();
            }
        }
    }

    private static OpenRequest Request() => new()
    {
        Version = Protocol.Version,
        Session = new SessionId(Guid.NewGuid(), 1),
        Caller = "test",
        LeaseTime = TimeSpan.FromSeconds(10),
        CallerLossGrace = TimeSpan.FromSeconds(15),
    };

    private static async Task<SiloAddress> SiloOf(IClusterClient client, HostProgram host)
    {
        MemberInfo[] members = await client.GetGrain<IMembersGrain>(0).GetAsync();
        return members.Select(static member => SiloAddress.FromParsableString(member.Address)).Single(silo => silo.Endpoint.Port == host.SiloPort);
    }
}
