namespace PoolGen.FaultTests.Chaos;

/// <summary>How a round's pool ends.</summary>
internal enum ChaosEnd
{
    CloseAndJoin,
    CloseThenTerminateWhileJoining,
    TerminateAndJoin,
    Dispose,
    DisposeLater,
    DisposeWhileJoining,
    TerminateInCallback,
    CloseInCallback,
    AllAtOnce,
}
