#pragma warning disable POOL036 // The tests of endpoints show what the rule says.
using Microsoft.AspNetCore.SignalR;

namespace PoolGen.HostingTests;

/// <summary>Methods of a hub that return a result, and the same as a task.</summary>
public sealed class SquareHub(IPool pool) : Hub
{
    /// <summary>A result.</summary>
    public AsyncResult<int> FromResult(int x) => pool.Work.Square.ApplyAsync(x);

    /// <summary>A task.</summary>
    public Task<int> FromTask(int x) => pool.Work.Square.ApplyAsync(x);
}
