using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Carries the members of exceptions of the type <typeparamref name="T"/>. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExceptionCodec<T> : ExceptionCodec
    where T : Exception
{
    /// <summary>Writes the members, in order.</summary>
    protected abstract void Write(ref PayloadWriter writer, T exception);

    /// <summary>Reads the members and makes an exception of them.</summary>
    protected abstract T Read(ref PayloadReader reader, in ExceptionParts parts);

    internal sealed override void WriteMembers(ref PayloadWriter writer, Exception exception) => Write(ref writer, (T)exception);

    internal sealed override Exception Create(ref PayloadReader reader, in ExceptionParts parts)
    {
        T exception = Read(ref reader, parts);
        reader.EnsureEnd();
        return exception;
    }
}
