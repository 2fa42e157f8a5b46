#pragma warning disable POOL036 // The tests of endpoints show what the rule says.
using Microsoft.AspNetCore.Mvc;

namespace PoolGen.HostingTests;

/// <summary>Actions that return a result, and the same as a task.</summary>
[ApiController, Route("squares")]
public sealed class SquaresController(IPool pool) : ControllerBase
{
    /// <summary>A result.</summary>
    [HttpGet("result")]
    public AsyncResult<int> FromResult() => pool.Work.Square.ApplyAsync(3);

    /// <summary>A task.</summary>
    [HttpGet("task")]
    public Task<int> FromTask() => pool.Work.Square.ApplyAsync(3);
}
