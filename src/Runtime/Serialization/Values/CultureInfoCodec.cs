#nullable disable annotations // serves CultureInfo and CultureInfo? alike
using System.ComponentModel;
using System.Globalization;

namespace PoolGen.Serialization;

/// <summary>Cultures: their names. What a user has set differently does not travel.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CultureInfoCodec : ICodec<CultureInfo>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, CultureInfo value) => writer.WriteString(value?.Name);

    /// <inheritdoc/>
    public static CultureInfo Read(ref PayloadReader reader)
    {
        if (reader.ReadString() is not { } text) return null;
        try
        {
            return CultureInfo.GetCultureInfo(text);
        }
        catch (ArgumentException e)
        {
            throw PayloadErrors.Invalid<CultureInfo>(e);
        }
    }
}
