namespace PoolGen.WorkerHost;

internal static class WorkerProgram
{
    private static int Main() => 64;
}
