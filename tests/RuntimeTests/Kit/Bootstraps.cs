using System.Runtime.InteropServices;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>What a parent tells a worker first, and what an evil one tells it.</summary>
internal static class Bootstraps
{
    internal static Bootstrap Valid(string regionPath = "/nowhere/m", string socketPath = "/nowhere/s", string culture = "fi-FI", string? runtime = null, Guid? build = null, byte[]? initializer = null, long largeInitializerBytes = 0) => new()
    {
        ParentProcessId = Environment.ProcessId,
        WorkerId = 0,
        RuntimeVersion = runtime ?? RuntimeInformation.FrameworkDescription,
        Build = build ?? typeof(Bootstrap).Module.ModuleVersionId,
        RegionPath = regionPath,
        SocketPath = socketPath,
        WorkerProof = [.. Enumerable.Range(1, Bootstrap.ProofLength).Select(i => (byte)i)],
        ParentProof = [.. Enumerable.Range(101, Bootstrap.ProofLength).Select(i => (byte)i)],
        Culture = culture,
        UICulture = culture,
        MaxPayloadBytes = 1 << 20,
        DiscardOutput = false,
        Environment = new Dictionary<string, string?> { ["ONE"] = "1", ["NONE"] = null },
        InitializerDefinition = initializer ?? [],
        InitializerArguments = default,
        LargeInitializerBytes = largeInitializerBytes,
    };

    /// <summary>As it travels, without the length in front.</summary>
    internal static byte[] Encode(Bootstrap bootstrap)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        bootstrap.Write(writer);
        return memory.ToArray();
    }
}
