using PoolGen.Serialization;

namespace PoolGen;

/// <summary>Gives a type a codec of your own: on the type itself, or on the assembly with the tasks for a type of somebody else's.</summary>
/// <remarks>
/// The codec implements <see cref="ICodec{T}"/> for that very type: <see cref="ICodec{T}.Write"/> and <see cref="ICodec{T}.Read"/>, all else is left alone.
/// It must read all that it has written, writes at least one byte, and is given null where a value may be null. It may be called by any thread.
/// The codec goes before what PoolGen would do with the type.
/// </remarks>
/// <example><code>
/// [PoolCodec(typeof(MoneyCodec))]
/// public sealed class Money { … }
///
/// public readonly struct MoneyCodec : ICodec&lt;Money&gt;
/// {
///     public static void Write(ref PayloadWriter writer, Money value) => writer.WriteString(value.ToString());
///     public static Money Read(ref PayloadReader reader) => Money.Parse(reader.ReadString()!);
/// }
///
/// [assembly: PoolCodec(typeof(MailAddress), typeof(MailAddressCodec))]
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class PoolCodecAttribute : Attribute
{
    /// <summary>Gives the type that has this attribute a codec.</summary>
    public PoolCodecAttribute(Type codec) => Codec = codec;

    /// <summary>Gives another type a codec, in this assembly.</summary>
    public PoolCodecAttribute(Type type, Type codec)
    {
        Type = type;
        Codec = codec;
    }

    /// <summary>The type that is sent; null for the one that has the attribute.</summary>
    public Type? Type { get; }

    /// <summary>Its codec.</summary>
    public Type Codec { get; }
}
