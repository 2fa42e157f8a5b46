using System.Runtime.InteropServices;

namespace PoolGen.FaultTests.Kit;

/// <summary>The file in which tasks say that they run, as the test reads it.</summary>
internal sealed class Ledger : IDisposable
{
    /// <summary>The variable that tells workers where it is.</summary>
    internal const string Variable = "POOLGEN_TEST_LEDGER";

    private readonly string _path = Path.GetTempFileName();

    internal string FileName => _path;

    internal long Length => new FileInfo(_path).Length;

    internal ILookup<int, int> ProcessesByItem() =>
        MemoryMarshal.Cast<byte, LedgerRecord>(File.ReadAllBytes(_path)).ToArray().ToLookup(record => record.Id, record => record.ProcessId);

    public void Dispose() => File.Delete(_path);
}
