using System.Runtime.CompilerServices;

namespace PoolGen.Serialization;

/// <content>What stands before objects, unions and collections.</content>
public ref partial struct PayloadWriter
{
    /// <summary>Begins an object that is not null; its members follow.</summary>
    /// <exception cref="PayloadException">Too many objects and collections are within each other.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginObject(byte memberCount)
    {
        Enter();
        WriteRaw(memberCount);
    }

    /// <summary>Ends what <see cref="BeginObject"/> began.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndObject() => Leave();

    /// <summary>Writes null in the place of an object or a union.</summary>
    public void WriteNullObject() => WriteRaw(PayloadFormat.NullObject);

    /// <summary>Says which of a union's types follows.</summary>
    public void WriteUnionHeader(ushort tag)
    {
        if (tag < PayloadFormat.WideTag)
        {
            WriteRaw((byte)tag);
        }
        else
        {
            WriteRaw(PayloadFormat.WideTag);
            WriteRaw(tag);
        }
    }

    /// <summary>Writes null in the place of a collection or a string.</summary>
    public void WriteNullCollection() => WriteRaw(PayloadFormat.NullCollection);

    /// <summary>Writes how many elements follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteCount(int count) => WriteRaw(count);

    /// <summary>Counts one level of nesting; <see cref="Leave"/> ends it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter()
    {
        if (++_depth > PayloadFormat.MaxDepth) PayloadErrors.ThrowTooDeep();
    }

    /// <summary>Ends a level of nesting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Leave() => _depth--;
}
