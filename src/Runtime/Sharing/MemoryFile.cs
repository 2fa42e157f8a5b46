using System.Globalization;
using Microsoft.Win32.SafeHandles;
using PoolGen.Interop;

namespace PoolGen.Sharing;

/// <summary>The memory itself, as its owner has it: a file that only those who are told of it can find.</summary>
internal abstract class MemoryFile : IDisposable
{
    /// <summary>What other processes reach it by; -1 where they reach it by its key.</summary>
    internal abstract int Descriptor { get; }

    /// <summary>The open file, for sending it along; null where it has none that can be sent.</summary>
    internal abstract SafeFileHandle? Handle { get; }

    private static bool IsNameless => OperatingSystem.IsLinux();

    /// <summary>Makes one that is all zeros.</summary>
    /// <exception cref="IOException">The system has no descriptors or no space for it.</exception>
    internal static MemoryFile Create(long key, long byteLength) =>
        IsNameless ? NamelessFile.Create(key, byteLength) : NamedFile.Create(key, byteLength);

    /// <summary>Opens one of another process, or returns null where that process does not have it any more.</summary>
    internal static MemoryFile? Open(int processId, int descriptor, long key, bool writable) =>
        IsNameless ? NamelessFile.Open(processId, descriptor, key, writable) : NamedFile.Open(processId, key, writable);

    /// <summary>How long it is, in bytes.</summary>
    internal abstract long Length { get; }

    /// <summary>Copies bytes to its start.</summary>
    internal abstract void Write(ReadOnlySpan<byte> bytes, long at);

    /// <summary>Maps it into this process.</summary>
    /// <exception cref="IOException">The system has no room for one more mapping.</exception>
    internal abstract MappedMemory Map(long length, bool writable);

    public abstract void Dispose();

    private protected static string NameOf(long key) => "poolgen-" + key.ToString("x16", CultureInfo.InvariantCulture);

    private protected static IOException NoMapping(long length) => new(string.Create(CultureInfo.InvariantCulture,
        $"{length:N0} bytes of shared memory cannot be mapped: this process has too many mappings (vm.max_map_count) or no address space left. {LibC.Failure("The system says").Message}"));
}
