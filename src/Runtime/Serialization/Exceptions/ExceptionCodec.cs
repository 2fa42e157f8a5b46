using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Carries the members of the exceptions of one type. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExceptionCodec
{
    private protected ExceptionCodec()
    {
    }

    /// <summary>Writes the members. Runs the user's getters, and throws what they throw.</summary>
    internal abstract void WriteMembers(ref PayloadWriter writer, Exception exception);

    /// <summary>Makes an exception of the same type. Runs the user's constructor and setters, and throws what they throw.</summary>
    /// <exception cref="PayloadException">The bytes are not those of the members.</exception>
    internal abstract Exception Create(ref PayloadReader reader, in ExceptionParts parts);
}
