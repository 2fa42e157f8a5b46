#nullable disable annotations // serves StringBuilder and StringBuilder? alike
using System.ComponentModel;
using System.Text;

namespace PoolGen.Serialization;

/// <summary>Text under construction: UTF-16, so that its pieces are copied as they are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringBuilderCodec : ICodec<StringBuilder>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, StringBuilder value)
    {
        if (value is null)
        {
            writer.WriteNullCollection();
            return;
        }

        writer.WriteCount(value.Length);
        foreach (ReadOnlyMemory<char> piece in value.GetChunks()) writer.WriteBlock(piece.Span);
    }

    /// <inheritdoc/>
    public static StringBuilder Read(ref PayloadReader reader)
    {
        if (!reader.TryReadCount(sizeof(char), out int length)) return null;
        return new StringBuilder(length).Append(reader.ReadChars(length));
    }
}
