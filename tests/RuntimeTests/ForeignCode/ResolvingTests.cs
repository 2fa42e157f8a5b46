using System.Reflection;
using System.Runtime.Loader;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Handlers that find assemblies.</summary>
[Watchdog, Collection("Foreign code")]
public sealed class ResolvingTests
{
    private const string Nowhere = "PoolGen.Tests.Nowhere";

    [Fact]
    public void Handler_that_cannot_resolve_an_exceptions_assembly_leaves_the_failure_described()
    {
        using var pool = new ProcessPool(workers: 1);
        var place = new ForeignPlace { Pool = pool };
        int worker = pool.ProcessWork.ProcessId.Apply();
        AssemblyLoadContext.Default.Resolving += Throw;
        try
        {
            AsyncResult<int> result = pool.ForeignWork.FailFromNowhere.ApplyAsync(Nowhere);
            RemoteTaskException failure = Assert.Throws<RemoteTaskException>(() => result.Get(TimeSpan.FromSeconds(30)));
            Assert.Equal("Nowhere.LostException", failure.RemoteTypeName);
            place.AssertVisited();
        }
        finally
        {
            AssemblyLoadContext.Default.Resolving -= Throw;
        }

        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());

        Assembly? Throw(AssemblyLoadContext context, AssemblyName name) => name.Name == Nowhere ? place.Throw<Assembly>("the handler") : null;
    }
}
