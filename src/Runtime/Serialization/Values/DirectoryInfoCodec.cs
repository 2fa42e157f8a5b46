#nullable disable annotations // serves DirectoryInfo and DirectoryInfo? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Directories: their full paths, and nothing that is in them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DirectoryInfoCodec : ICodec<DirectoryInfo>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, DirectoryInfo value) => writer.WriteString(value?.FullName);

    /// <inheritdoc/>
    public static DirectoryInfo Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } path) return null;
        return path.Length > 0 && !path.Contains('\0') ? new DirectoryInfo(path) : throw PayloadErrors.Invalid("path", path);
    }
}
