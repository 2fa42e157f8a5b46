using PoolGen;

namespace TestedLibrary;

/// <summary>How the library wants its pools: the same in a program and in a test.</summary>
public static class InvoicePool
{
    /// <summary>Options with which workers accept a difference up to the tolerance.</summary>
    public static ProcessPoolOptions Options(decimal tolerance) => new()
    {
        Workers = 2,
        Initializer = WorkTasks.AcceptTask.Bind(tolerance),
        TaskTimeout = TimeSpan.FromMinutes(1),
    };
}
