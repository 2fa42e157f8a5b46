using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Writes values after what a buffer holds; the buffer has them once <see cref="Complete"/> was called.</summary>
/// <remarks>A writer that is dropped before, because a value failed, leaves the buffer as it was.</remarks>
public ref partial struct PayloadWriter
{
    // Smaller blocks are cheaper copied; a payload with a lent block never goes through a ring.
    private const int SmallestLent = 256 * 1024;

    private readonly PayloadBuffer _buffer;
    private Span<byte> _usable;
    private int _position;
    private int _depth;

    /// <summary>Starts to write.</summary>
    public PayloadWriter(PayloadBuffer buffer)
    {
        _buffer = buffer;
        buffer.Begin();
        _usable = buffer.Usable;
        _position = buffer.WrittenCount;
    }

    /// <summary>Writes values whose size is known into memory that has room for them.</summary>
    internal PayloadWriter(Span<byte> target)
    {
        _buffer = null!;
        _usable = target;
    }

    /// <summary>Where the next byte goes, counted from the buffer's start.</summary>
    public readonly int Position => _position;

    /// <summary>Hands what was written to the buffer. The writer can go on.</summary>
    public readonly void Complete() => _buffer.Commit(_position);

    /// <summary>Writes the raw memory of a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(in T value) where T : unmanaged => WriteRaw(in value);

    /// <summary>Writes the raw memory of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBlock<T>(scoped ReadOnlySpan<T> values) where T : unmanaged => WriteRaw(values);

    /// <summary>Lends the buffer to another serializer, until <see cref="ReturnBufferWriter"/>.</summary>
    public readonly IBufferWriter<byte> BorrowBufferWriter()
    {
        Complete();
        return _buffer;
    }

    /// <summary>Goes on after what the borrower of the buffer has written.</summary>
    public void ReturnBufferWriter()
    {
        _usable = _buffer.Usable;
        _position = _buffer.WrittenCount;
    }

    /// <summary>As <see cref="Write{T}"/>, for callers that know their type to be unmanaged without being able to say so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteRaw<T>(scoped in T value)
    {
        Unsafe.WriteUnaligned(ref Reserve(Unsafe.SizeOf<T>()), value);
        _position += Unsafe.SizeOf<T>();
    }

    /// <inheritdoc cref="WriteRaw{T}(in T)"/>
    internal void WriteRaw<T>(scoped ReadOnlySpan<T> values)
    {
        if (values.IsEmpty) return;
        long size = (long)values.Length * Unsafe.SizeOf<T>();
        if (size > _usable.Length - _position) Grow(size);
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), (int)size);
        bytes.CopyTo(_usable[_position..]);
        _position += (int)size;
    }

    /// <summary>Whether so many values are lent to the payload instead of being copied.</summary>
    internal readonly bool Lends<T>(int count) => _buffer.MayLend && (long)count * Unsafe.SizeOf<T>() >= SmallestLent;

    /// <summary>As <see cref="WriteRaw{T}(ReadOnlySpan{T})"/>; what is large is lent where the buffer allows it.</summary>
    internal void WriteMemory<T>(ReadOnlyMemory<T> values)
    {
        // Memory that is no array's is asked for by code of the user's, which must not run where the payload is sent.
        if (Lends<T>(values.Length) && MemoryMarshal.TryGetArray(values, out _)) _buffer.Lend(_position, values);
        else WriteRaw(values.Span);
    }

    /// <summary>The memory of the next <paramref name="size"/> bytes, which the caller fills at once.</summary>
    internal Span<byte> Append(int size)
    {
        if (size > _usable.Length - _position) Grow(size);
        Span<byte> bytes = _usable.Slice(_position, size);
        _position += size;
        return bytes;
    }

    /// <summary>Lets something travel beside the payload.</summary>
    internal readonly void Attach(Attachment attachment) => _buffer.Attach(attachment);

    /// <summary>Whether something travels beside the payload.</summary>
    internal readonly bool Has(Attachment attachment) => _buffer?.Attachments?.Contains(attachment) == true;

    /// <summary>An array of so many bytes has been written.</summary>
    internal readonly void Saw(object array, long bytes)
    {
        if (bytes >= RepeatedArrays.SmallestArray) _buffer?.Repeated?.Add(array, bytes);
    }

    /// <summary>Leaves room for a count that is known later, and says where it is.</summary>
    internal int ReserveCount()
    {
        int position = _position;
        WriteRaw(0);
        return position;
    }

    /// <summary>Fills in a count.</summary>
    internal readonly void PatchCount(int position, int count) =>
        Unsafe.WriteUnaligned(ref _usable[position..][..sizeof(int)][0], count);

    /// <summary>Forgets what was written after <paramref name="position"/>.</summary>
    internal void Rewind(int position) => _position = position;

    /// <summary>The memory of the next <paramref name="size"/> bytes; the position stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int size)
    {
        if (size > _usable.Length - _position) Grow(size);
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_usable), (nint)(uint)_position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long size) => _usable = _buffer.Grow(_position, (int)Math.Min(size, int.MaxValue));
}
