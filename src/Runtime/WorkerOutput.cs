namespace PoolGen;

/// <summary>Where the workers' stdout goes. Their stderr passes through the pool in every case, which keeps its last lines.</summary>
public enum WorkerOutput
{
    /// <summary>To this program's own stdout and stderr.</summary>
    Inherit,

    /// <summary>Line by line to the logger category <c>PoolGen.Worker</c>: stdout as Information, stderr as Warning.</summary>
    Forward,

    /// <summary>Nowhere.</summary>
    Discard,
}
