#nullable disable annotations // serves Version and Version? alike
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Version numbers: objects of four numbers, -1 for those that are not there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct VersionCodec : ICodec<Version>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Version value)
    {
        if (value is null)
        {
            writer.WriteNullObject();
            return;
        }

        writer.BeginObject(4);
        writer.WriteBlock([value.Major, value.Minor, value.Build, value.Revision]);
        writer.EndObject();
    }

    /// <inheritdoc/>
    public static Version Read(ref PayloadReader reader)
    {
        if (!reader.BeginObject(4)) return null;
        Span<int> numbers = stackalloc int[4];
        reader.ReadBlock(numbers);
        reader.EndObject();
        return numbers switch
        {
            [>= 0, >= 0, -1, -1] => new(numbers[0], numbers[1]),
            [>= 0, >= 0, >= 0, -1] => new(numbers[0], numbers[1], numbers[2]),
            [>= 0, >= 0, >= 0, >= 0] => new(numbers[0], numbers[1], numbers[2], numbers[3]),
            _ => throw PayloadErrors.Invalid("version", $"{numbers[0]}.{numbers[1]}.{numbers[2]}.{numbers[3]}"),
        };
    }
}
