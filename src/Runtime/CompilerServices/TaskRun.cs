namespace PoolGen.CompilerServices;

/// <summary>
/// Consecutive items of a chunk whose arguments and results have fixed sizes: their results lie one behind the other in the ring, and each is committed by
/// one store as its item ends. So a tiny item costs a few nanoseconds besides its method.
/// </summary>
/// <param name="results">Where the first result goes.</param>
/// <param name="room">How many results there is room for.</param>
/// <param name="before">How many the run has already.</param>
/// <param name="committed">The count of them that the parent reads.</param>
/// <param name="stop">The parent's word that says whose items may not start.</param>
/// <param name="stopped">What it says when it means these.</param>
/// <param name="sleep">The parent's word that says what it sleeps for.</param>
/// <param name="sleepsForAnything">What it says when the first result is to wake it.</param>
internal unsafe struct TaskRun(Span<byte> results, int room, int before, uint* committed, long* stop, long stopped, int* sleep, int sleepsForAnything)
{
    private readonly byte* _results = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(results));
    private readonly int _bytes = results.Length;

    /// <summary>How many items have ended with a result.</summary>
    internal int Done { get; private set; }

    /// <summary>The ring's memory for the results.</summary>
    internal readonly Span<byte> Results => new(_results, _bytes);

    /// <summary>Whether the next item can start like the last one; if not, whoever runs the chunk has to see to something first.</summary>
    internal readonly bool GoesOn(TaskCall call) =>
        Done < room
        && !call.IsHeld
        && Volatile.Read(ref *stop) != stopped
        && (Done == 0 || Volatile.Read(ref *sleep) != sleepsForAnything);

    /// <summary>
    /// Whether the last item's result is in the scratch buffer: what held its call may have put something into the ring, behind which the result belongs.
    /// </summary>
    internal bool IsLastApart { get; set; }

    /// <summary>The next result is written.</summary>
    internal void Commit() => Volatile.Write(ref *committed, (uint)(before + ++Done));
}
