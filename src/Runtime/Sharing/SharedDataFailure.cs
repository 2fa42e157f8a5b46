using System.Globalization;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>What is wrong with shared data that cannot be had.</summary>
internal static class SharedDataFailure
{
    /// <summary>Its owner has disposed it.</summary>
    internal static PlainFailure Disposed() => new(new ObjectDisposedException(null, "The shared array or value was disposed by its owner."));

    /// <summary>The bytes of a handle say that there is more of it.</summary>
    internal static PayloadException BeyondEnd() => new("The payload is malformed: it refers to shared memory beyond its end.");

    /// <summary>Its owner does not have it any more.</summary>
    internal static PlainFailure NotThere(int processId) => IsAlive(processId) ? Disposed() : new(LostIn(processId));

    internal static SharedDataLostException LostIn(int processId) => new(string.Create(
        CultureInfo.InvariantCulture, $"The shared data is gone: process {processId}, which owned it, has ended."));

    private static bool IsAlive(int processId) =>
        !OperatingSystem.IsLinux() || Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}"));
}
