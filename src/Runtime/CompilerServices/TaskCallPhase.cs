namespace PoolGen.CompilerServices;

/// <summary>How far a call has come: decides whose failure an exception is.</summary>
internal enum TaskCallPhase
{
    ReadingArguments,
    Running,
    WritingResult,
}
