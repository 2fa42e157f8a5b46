using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace PoolGen.Serialization;

/// <content>Strings: UTF-8, or UTF-16 where a lone surrogate would not survive UTF-8.</content>
public ref partial struct PayloadWriter
{
    private const int Utf8HeaderSize = 2 * sizeof(int);
    private const int LongText = 256;

    /// <summary>Writes a string or null.</summary>
    public void WriteString(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            WriteRaw(value is null ? PayloadFormat.NullCollection : 0);
            return;
        }

        // Short strings are given the room that they need at most, so that nothing has to be counted; long ones what they need if they are ASCII.
        long room = Utf8HeaderSize + (value.Length < LongText ? 3L : 1L) * value.Length;
        if (room > _usable.Length - _position) Grow(room);
        int start = _position;
        _position += Utf8HeaderSize;
        if (Ascii.FromUtf16(value, _usable[_position..], out int written) != OperationStatus.Done)
        {
            _position += written;
            if (!TryWriteUtf8(value.AsSpan(written)))
            {
                _position = start;
                WriteUtf16(value);
                return;
            }

            written = 0;
        }

        _position += written;
        ref byte header = ref _usable[start];
        Unsafe.WriteUnaligned(ref header, ~(_position - start - Utf8HeaderSize));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref header, sizeof(int)), value.Length);
    }

    /// <summary>Writes text without a header.</summary>
    /// <returns>False for a lone surrogate; some of the text may be written.</returns>
    private bool TryWriteUtf8(scoped ReadOnlySpan<char> text)
    {
        while (true)
        {
            OperationStatus status = Utf8.FromUtf16(text, _usable[_position..], out int read, out int written, replaceInvalidSequences: false);
            _position += written;
            if (status != OperationStatus.DestinationTooSmall) return status == OperationStatus.Done;
            text = text[read..];
            Grow(Encoding.UTF8.GetByteCount(text));
        }
    }

    private void WriteUtf16(string value)
    {
        WriteRaw(value.Length);
        WriteRaw<char>(value);
    }
}
