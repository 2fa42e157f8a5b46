using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Memory that grows while payloads are written, and is used again for the next ones.</summary>
/// <remarks>Not safe for several threads at once. Up to 1 MiB comes from the shared pool and is kept; what is larger goes back to the collector with <see cref="Clear"/>.</remarks>
public sealed class PayloadBuffer : IBufferWriter<byte>, IDisposable
{
    private const int SmallestArray = 1024;
    private const int LargestKept = 1024 * 1024;

    private byte[] _array = [];
    private int _usable;
    private int _count;

    // Those behind the first _kept ones were lent to a writer that has not completed.
    private List<LentBlock>? _lent;
    private int _kept;
    private long _lentBytes;

    private List<Attachment>? _attachments;

    /// <summary>How many bytes the buffer may hold in all; what is more ends in <see cref="PayloadTooLargeException"/>. Not to be changed while a writer is at work.</summary>
    public long Limit
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
            Replace(_array);
        }
    }

    = Array.MaxLength;

    /// <summary>How many bytes have been written.</summary>
    public int WrittenCount => _count;

    /// <summary>What has been written, until the next write or <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> WrittenSpan => _array.AsSpan(0, _count);

    /// <inheritdoc cref="WrittenSpan"/>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _count);

    /// <summary>Whether large blocks may be lent instead of being copied: their owner keeps them as they are until the payload is sent.</summary>
    internal bool MayLend { get; set; }

    /// <summary>Hears of large arrays that are written; null where nobody wants to know.</summary>
    internal RepeatedArrays? Repeated { get; set; }

    /// <summary>Called when the payload is about to become larger than what is kept between payloads; may wait.</summary>
    internal Action? BecomingLarge { get; set; }

    /// <summary>How many bytes the payload has, lent ones included.</summary>
    internal long Length => _count + _lentBytes;

    /// <summary>What travels beside the bytes; null for nothing.</summary>
    internal IReadOnlyList<Attachment>? Attachments => _attachments;

    /// <summary>The payload in its parts, until the next write or <see cref="Clear"/>.</summary>
    internal LargePayload Parts => new(WrittenMemory, _lent is null ? [] : [.. _lent]);

    /// <summary>The payload in its parts, for good: the buffer is empty afterwards.</summary>
    internal LargePayload Detach()
    {
        LargePayload payload = _array.Length > LargestKept ? Parts : new LargePayload(WrittenSpan.ToArray(), _lent is null ? [] : [.. _lent]);
        Clear();
        return payload;
    }

    /// <summary>Gives what was written to a buffer that is empty, without copying it. Nothing may be lent.</summary>
    internal void MoveTo(PayloadBuffer target)
    {
        target.Dispose();
        target._count = _count;
        target.Replace(_array);
        _count = 0;
        Replace([]);
    }

    /// <summary>Forgets what has been written and gives back memory above 1 MiB.</summary>
    public void Clear()
    {
        _count = 0;
        _kept = 0;
        DropUnkept();
        if (_array.Length > LargestKept) Replace([]);
        if (_attachments is not null) DropAttachments();
    }

    /// <summary>Lets something travel beside the bytes.</summary>
    internal void Attach(Attachment attachment) => (_attachments ??= []).Add(attachment);

    /// <summary>What travels beside the bytes has gone.</summary>
    internal void AttachmentsGone() => _attachments = null;

    private void DropAttachments()
    {
        foreach (Attachment attachment in _attachments!) attachment.Dropped();
        _attachments = null;
    }

    /// <summary>Forgets what was written after the first <paramref name="count"/> bytes: the way back after a value that failed half written.</summary>
    public void Truncate(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)_count, nameof(count));
        _count = count;
    }

    /// <summary>Puts bytes before those that were written from a place on.</summary>
    internal void Insert(int start, ReadOnlySpan<byte> bytes)
    {
        int behind = _count - start;
        Span<byte> usable = Grow(_count, bytes.Length);
        usable.Slice(start, behind).CopyTo(usable[(start + bytes.Length)..]);
        bytes.CopyTo(usable[start..]);
        _count += bytes.Length;
    }

    /// <summary>Takes out bytes that turned out not to be needed.</summary>
    internal void Remove(int start, int count)
    {
        _array.AsSpan(start + count, _count - start - count).CopyTo(_array.AsSpan(start));
        _count -= count;
    }

    /// <summary>Gives back all memory. The buffer can be used again.</summary>
    public void Dispose()
    {
        _count = 0;
        ReturnArray();
        Replace([]);
    }

    void IBufferWriter<byte>.Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - _count));
        _count += count;
    }

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        int length = Open(sizeHint).Length;
        return _array.AsMemory(_count, length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint) => Open(sizeHint);

    /// <summary>All memory that the limit lets a writer use without asking for more.</summary>
    internal Span<byte> Usable => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(_array), _usable);

    /// <summary>A writer has used the first <paramref name="count"/> bytes.</summary>
    internal void Commit(int count)
    {
        _count = count;
        _kept = _lent?.Count ?? 0;
    }

    /// <summary>A writer begins: what was lent to one that did not complete is no part of the payload.</summary>
    internal void Begin()
    {
        if (_lent is not null) DropUnkept();
    }

    /// <summary>Puts a block after the first <paramref name="used"/> bytes without copying it.</summary>
    internal void Lend<T>(int used, ReadOnlyMemory<T> values)
    {
        var block = new LentBlock<T>(used, values);
        RequireRoom(used, block.Bytes.Length);
        (_lent ??= []).Add(block);
        _lentBytes += block.Bytes.Length;
    }

    /// <summary>Makes room for <paramref name="additional"/> bytes after the first <paramref name="used"/>, which are kept.</summary>
    internal Span<byte> Grow(int used, int additional)
    {
        RequireRoom(used, additional);
        long required = (long)used + additional;
        if (required > _array.Length)
        {
            long doubled = Math.Min(Math.Max(SmallestArray, 2L * _array.Length), Array.MaxLength);
            int size = (int)Math.Max(required, doubled);
            if (size > LargestKept && _array.Length <= LargestKept) BecomingLarge?.Invoke();
            byte[] larger = size <= LargestKept ? ArrayPool<byte>.Shared.Rent(size) : LargeArrays.Rent(size);
            _array.AsSpan(0, used).CopyTo(larger);
            ReturnArray();
            Replace(larger);
        }

        return Usable;
    }

    private void RequireRoom(int used, int additional)
    {
        long required = used + _lentBytes + additional;
        long limit = Math.Min(Limit, Array.MaxLength);
        if (required > limit)
        {
            throw new PayloadTooLargeException(string.Create(
                CultureInfo.InvariantCulture, $"The payload is too large: the limit is {limit:N0} bytes, and it needs at least {required:N0}."));
        }
    }

    private void DropUnkept()
    {
        if (_lent is null) return;
        for (int i = _lent.Count - 1; i >= _kept; i--)
        {
            _lentBytes -= _lent[i].Bytes.Length;
            _lent.RemoveAt(i);
        }
    }

    private Span<byte> Open(int sizeHint)
    {
        Span<byte> usable = Usable;
        int wanted = Math.Max(sizeHint, 1);
        if (usable.Length - _count < wanted) usable = Grow(_count, wanted);
        return usable[_count..];
    }

    private void ReturnArray()
    {
        if (_array.Length is > 0 and <= LargestKept) ArrayPool<byte>.Shared.Return(_array);
    }

    private void Replace(byte[] array)
    {
        _array = array;
        _usable = (int)Math.Min(Limit, array.Length);
    }
}
