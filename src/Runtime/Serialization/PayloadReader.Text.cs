using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace PoolGen.Serialization;

/// <content>Strings, in both of MemoryPack's forms.</content>
public ref partial struct PayloadReader
{
    private const int ShortText = 256;

    /// <summary>Reads a string or null.</summary>
    public string? ReadString()
    {
        int header = ReadRaw<int>();
        return header switch
        {
            0 => string.Empty,
            PayloadFormat.NullCollection => null,
            > 0 => new string(ReadChars(header)),
            _ => ReadUtf8(~header),
        };
    }

    /// <summary>The next UTF-16 code units, of which there must be as many.</summary>
    internal ReadOnlySpan<char> ReadChars(int count)
    {
        if ((long)count * sizeof(char) > Remaining) PayloadErrors.ThrowTruncated((long)count * sizeof(char), Remaining);
        return MemoryMarshal.Cast<byte, char>(ReadBytes(count * sizeof(char)));
    }

    private string ReadUtf8(int byteCount)
    {
        int length = ReadRaw<int>();
        ReadOnlySpan<byte> bytes = ReadBytes(byteCount);

        // Writers that do not know the length in UTF-16 leave it out.
        if (length <= 0)
        {
            if (!Utf8.IsValid(bytes)) throw PayloadErrors.Invalid("UTF-8 text", "a byte sequence");
            return Encoding.UTF8.GetString(bytes);
        }

        // Short ASCII text is widened without a call back.
        if (length == byteCount && length <= ShortText && Ascii.IsValid(bytes)) return Encoding.Latin1.GetString(bytes);
        if (length > byteCount) throw PayloadErrors.Invalid("length of a string in UTF-16", length);
        return string.Create(length, bytes, static (chars, bytes) =>
        {
            if (chars.Length == bytes.Length && Ascii.ToUtf16(bytes, chars, out _) == OperationStatus.Done) return;
            OperationStatus status = Utf8.ToUtf16(bytes, chars, out _, out int written, replaceInvalidSequences: false);
            if (status == OperationStatus.InvalidData) throw PayloadErrors.Invalid("UTF-8 text", "a byte sequence");
            if (status != OperationStatus.Done || written != chars.Length) throw PayloadErrors.Invalid("length of a string in UTF-16", chars.Length);
        });
    }
}
