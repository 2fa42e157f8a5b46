using System.Globalization;
using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <content>What stands before objects, unions and collections.</content>
public ref partial struct PayloadReader
{
    /// <summary>Begins an object; its members follow, then <see cref="EndObject"/>.</summary>
    /// <returns>False for null: no members follow, and no <see cref="EndObject"/>.</returns>
    /// <exception cref="PayloadException">Another number of members was written, or too many objects are within each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool BeginObject(byte memberCount)
    {
        byte header = ReadRaw<byte>();
        if (header == PayloadFormat.NullObject) return false;
        if (header != memberCount) ThrowMemberCount(memberCount, header);
        Enter();
        return true;
    }

    /// <summary>Ends what <see cref="BeginObject"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject() => Leave();

    /// <summary>Reads which of a union's types follows.</summary>
    /// <returns>False for null.</returns>
    public bool TryReadUnionHeader(out ushort tag)
    {
        tag = ReadRaw<byte>();
        switch (tag)
        {
            case < PayloadFormat.WideTag: return true;
            case PayloadFormat.WideTag: tag = ReadRaw<ushort>(); return true;
            case PayloadFormat.NullObject: return false;
            default: throw PayloadErrors.Invalid("union tag", tag);
        }
    }

    /// <summary>Reads how many elements follow, and makes sure that there are bytes for them before anything is allocated.</summary>
    /// <param name="minimumElementSize">The size of the smallest element in bytes, at least 1.</param>
    /// <param name="count">How many elements follow.</param>
    /// <returns>False for null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadCount(int minimumElementSize, out int count)
    {
        count = ReadRaw<int>();
        if ((ulong)(uint)count * (uint)minimumElementSize <= (ulong)(uint)Remaining) return true;
        if (count == PayloadFormat.NullCollection)
        {
            count = 0;
            return false;
        }

        if (count < 0) throw PayloadErrors.Invalid("count", count);
        PayloadErrors.ThrowTruncated((long)count * minimumElementSize, Remaining);
        return false;
    }

    /// <summary>Counts one level of nesting; <see cref="Leave"/> ends it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter()
    {
        if (++_depth > PayloadFormat.MaxDepth) PayloadErrors.ThrowTooDeep();
    }

    /// <summary>Ends a level of nesting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave() => _depth--;

    private static void ThrowMemberCount(byte expected, byte found) => throw new PayloadException(string.Create(
        CultureInfo.InvariantCulture, $"The payload is malformed: an object of {expected} members was expected, one of {found} was found."));
}
