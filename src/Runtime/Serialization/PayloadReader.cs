using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Reads the values of one payload and trusts none of its bytes: whatever they are, it gives values or throws <see cref="PayloadException"/>.</summary>
/// <param name="payload">The bytes. They must not change while they are read.</param>
public ref partial struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private readonly PayloadStream? _stream;
    private ReadOnlySpan<byte> _payload = payload;
    private int _position;
    private int _beyond;
    private int _depth;

    /// <summary>Reads a payload that arrives meanwhile: what is in memory is a window on it.</summary>
    internal PayloadReader(PayloadStream stream)
        : this([])
    {
        _stream = stream;
        _beyond = stream.Left;
    }

    /// <summary>Whether the payload may still be arriving.</summary>
    internal readonly bool IsArriving => _stream is not null;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _payload.Length - _position + _beyond;

    /// <summary>Throws unless all bytes have been read.</summary>
    /// <exception cref="PayloadException">Bytes are left.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void EnsureEnd()
    {
        if (Remaining != 0) ThrowNotAtEnd();
    }

    /// <summary>Reads the raw memory of a value of a type in which all bits are valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T>() where T : unmanaged => ReadRaw<T>();

    /// <summary>Reads the raw memory of values into all of <paramref name="values"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadBlock<T>(scoped Span<T> values) where T : unmanaged => ReadRaw(values);

    /// <summary>The next bytes, where they are.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if ((uint)count > (uint)(_payload.Length - _position)) Refill(count);
        ReadOnlySpan<byte> bytes = _payload.Slice(_position, count);
        _position += count;
        return bytes;
    }

    /// <summary>What has not been read, for another serializer; <see cref="Skip"/> says how much it has read.</summary>
    public ReadOnlySpan<byte> BorrowRemaining()
    {
        if (_beyond > 0) Refill(Remaining);
        return _payload[_position..];
    }

    /// <summary>Goes on after bytes that another serializer has read.</summary>
    public void Skip(int count) => _ = ReadBytes(count);

    /// <summary>As <see cref="Read{T}"/>, for callers that know their type to be unmanaged without being able to say so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T ReadRaw<T>()
    {
        if (Unsafe.SizeOf<T>() > _payload.Length - _position) Refill(Unsafe.SizeOf<T>());
        int position = _position;
        _position = position + Unsafe.SizeOf<T>();
        return Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_payload), (nint)(uint)position));
    }

    /// <inheritdoc cref="ReadRaw{T}()"/>
    internal void ReadRaw<T>(scoped Span<T> values)
    {
        long size = (long)values.Length * Unsafe.SizeOf<T>();
        if (size > Remaining) PayloadErrors.ThrowTruncated(size, Remaining);
        Span<byte> bytes = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), (int)size);
        if (size <= _payload.Length - _position) ReadBytes((int)size).CopyTo(bytes);
        else Receive(bytes);
    }

    /// <summary>Reads the raw memory of values and tells whether their bits are valid.</summary>
    internal bool ReadChecked<T, TCheck>(scoped Span<T> values) where TCheck : IBitCheck<T>
    {
        long size = (long)values.Length * Unsafe.SizeOf<T>();
        Span<byte> target = MemoryMarshal.CreateSpan(ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(values)), (int)Math.Min(size, Remaining));
        if (size <= _payload.Length - _position) return TCheck.Copy<TCheck>(ReadBytes((int)size), target);
        ReadRaw(values);
        return TCheck.Copy<TCheck>(target, target);
    }

    // What the window has, then the rest from the wire: no further copy.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Receive(scoped Span<byte> target)
    {
        ReadOnlySpan<byte> here = _payload[_position..];
        here.CopyTo(target);
        _payload = [];
        _position = 0;
        _stream!.Receive(target[here.Length..]);
        _beyond = _stream.Left;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill(int needed)
    {
        if ((uint)needed > (uint)Remaining) PayloadErrors.ThrowTruncated(needed, Remaining);
        _payload = _stream!.Refill(_payload[_position..], needed);
        _position = 0;
        _beyond = _stream.Left;
    }

    private readonly void ThrowNotAtEnd() => throw new PayloadException(string.Create(
        CultureInfo.InvariantCulture, $"The payload is malformed: {Remaining:N0} bytes are left after its last value."));
}
