using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>A class of the user's own: null, or its members behind their number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ClassCodec<T, TMembers> : ICodec<T>
    where T : class
    where TMembers : IMembers<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        int member = -1;
        try
        {
            if (TMembers.IsOpen) DeclaredType.Require(value);
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
            if (!reader.BeginObject(TMembers.Count)) return null!;
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
