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

    /// <summary>Writes a string or null.</summary>
    public void WriteString(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            WriteRaw(value is null ? PayloadFormat.NullCollection : 0);
            return;
        }

        // The largest size is guessed where there is room for it; a large string is counted instead.
        long most = Utf8HeaderSize + 3L * value.Length;
        if (most > _usable.Length - _position) Grow(value.Length < 256 ? most : Utf8HeaderSize + (long)Encoding.UTF8.GetByteCount(value));

        Span<byte> room = _usable[_position..];
        Span<byte> bytes = room[Utf8HeaderSize..];
        if (Ascii.FromUtf16(value, bytes, out int written) != OperationStatus.Done
            && Utf8.FromUtf16(value, bytes, out _, out written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            WriteUtf16(value);
            return;
        }

        ref byte start = ref MemoryMarshal.GetReference(room);
        Unsafe.WriteUnaligned(ref start, ~written);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, sizeof(int)), value.Length);
        _position += Utf8HeaderSize + written;
    }

    private void WriteUtf16(string value)
    {
        WriteRaw(value.Length);
        WriteRaw<char>(value);
    }
}
