using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>A struct of the user's own that is no block of bits: its members behind their number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StructCodec<T, TMembers> : ICodec<T>
    where T : struct
    where TMembers : IMembers<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => TMembers.MinimumSize;

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T value)
    {
        int member = -1;
        try
        {
            writer.BeginObject(TMembers.Count);
            member = 0;
            TMembers.Write(ref writer, value, ref member);
            writer.EndObject();
        }
        catch (Exception e) when (FailingMember.Note<T>(e, FailingMember.At(TMembers.Names, member)))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    public static T Read(ref PayloadReader reader)
    {
        int member = -1;
        try
        {
            if (!reader.BeginObject(TMembers.Count)) throw DeclaredType.Missing<T>();
            member = 0;
            T value = TMembers.Read(ref reader, ref member);
            reader.EndObject();
            return value;
        }
        catch (Exception e) when (FailingMember.Note<T>(e, FailingMember.At(TMembers.Names, member)))
        {
            throw;
        }
    }
}
