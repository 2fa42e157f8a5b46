#nullable disable annotations // serves FileInfo and FileInfo? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Files: their full paths, and nothing that is in them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FileInfoCodec : ICodec<FileInfo>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, FileInfo value) => writer.WriteString(value?.FullName);

    /// <inheritdoc/>
    public static FileInfo Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } path) return null;
        return path.Length > 0 && !path.Contains('\0') ? new FileInfo(path) : throw PayloadErrors.Invalid("path", path);
    }
}
