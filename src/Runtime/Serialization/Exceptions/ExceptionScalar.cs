using System.Diagnostics.CodeAnalysis;

namespace PoolGen.Serialization;

/// <summary>The values that travel with an exception, in its <see cref="Exception.Data"/> and as a detail: strings, numbers, and the like. All others stay behind.</summary>
internal static class ExceptionScalar
{
    private const byte GuidCode = 64;
    private const byte TimeSpanCode = 65;
    private const byte Int128Code = 66;
    private const byte UInt128Code = 67;
    private const byte DateTimeOffsetCode = 68;
    private const byte DateOnlyCode = 69;
    private const byte TimeOnlyCode = 70;

    public static bool CanWrite([NotNullWhen(true)] object? value) =>
        value is not (null or Enum or DBNull) && CodeOf(value) != (byte)TypeCode.Object;

    public static void Write(ref PayloadWriter writer, object? value)
    {
        writer.WriteRaw(CodeOf(value));
        switch (value)
        {
            case null: break;
            case string v: writer.WriteString(v); break;
            case bool v: writer.WriteRaw(v); break;
            case char v: writer.WriteRaw(v); break;
            case sbyte v: writer.WriteRaw(v); break;
            case byte v: writer.WriteRaw(v); break;
            case short v: writer.WriteRaw(v); break;
            case ushort v: writer.WriteRaw(v); break;
            case int v: writer.WriteRaw(v); break;
            case uint v: writer.WriteRaw(v); break;
            case long v: writer.WriteRaw(v); break;
            case ulong v: writer.WriteRaw(v); break;
            case float v: writer.WriteRaw(v); break;
            case double v: writer.WriteRaw(v); break;
            case decimal v: writer.WriteRaw(v); break;
            case DateTime v: writer.WriteRaw(v); break;
            case Guid v: writer.WriteRaw(v); break;
            case TimeSpan v: writer.WriteRaw(v); break;
            case Int128 v: writer.WriteRaw(v); break;
            case UInt128 v: writer.WriteRaw(v); break;
            case DateTimeOffset v: writer.WriteRaw(v); break;
            case DateOnly v: writer.WriteRaw(v); break;
            case TimeOnly v: writer.WriteRaw(v); break;
            default: throw new PayloadException($"A value of type '{value.GetType()}' does not travel with an exception.");
        }
    }

    public static object? Read(ref PayloadReader reader) => reader.ReadRaw<byte>() switch
    {
        (byte)TypeCode.Empty => null,
        (byte)TypeCode.String => reader.ReadString(),
        (byte)TypeCode.Boolean => reader.ReadRaw<byte>() != 0,
        (byte)TypeCode.Char => reader.ReadRaw<char>(),
        (byte)TypeCode.SByte => reader.ReadRaw<sbyte>(),
        (byte)TypeCode.Byte => reader.ReadRaw<byte>(),
        (byte)TypeCode.Int16 => reader.ReadRaw<short>(),
        (byte)TypeCode.UInt16 => reader.ReadRaw<ushort>(),
        (byte)TypeCode.Int32 => reader.ReadRaw<int>(),
        (byte)TypeCode.UInt32 => reader.ReadRaw<uint>(),
        (byte)TypeCode.Int64 => reader.ReadRaw<long>(),
        (byte)TypeCode.UInt64 => reader.ReadRaw<ulong>(),
        (byte)TypeCode.Single => reader.ReadRaw<float>(),
        (byte)TypeCode.Double => reader.ReadRaw<double>(),
        (byte)TypeCode.Decimal => CheckedUnmanagedCodec<decimal, DecimalCheck>.Read(ref reader),
        (byte)TypeCode.DateTime => CheckedUnmanagedCodec<DateTime, DateTimeCheck>.Read(ref reader),
        GuidCode => reader.ReadRaw<Guid>(),
        TimeSpanCode => reader.ReadRaw<TimeSpan>(),
        Int128Code => reader.ReadRaw<Int128>(),
        UInt128Code => reader.ReadRaw<UInt128>(),
        DateTimeOffsetCode => CheckedUnmanagedCodec<DateTimeOffset, DateTimeOffsetCheck>.Read(ref reader),
        DateOnlyCode => CheckedUnmanagedCodec<DateOnly, DateOnlyCheck>.Read(ref reader),
        TimeOnlyCode => CheckedUnmanagedCodec<TimeOnly, TimeOnlyCheck>.Read(ref reader),
        byte code => throw PayloadErrors.Invalid("kind of value", code),
    };

    private static byte CodeOf(object? value) => value switch
    {
        Guid => GuidCode,
        TimeSpan => TimeSpanCode,
        Int128 => Int128Code,
        UInt128 => UInt128Code,
        DateTimeOffset => DateTimeOffsetCode,
        DateOnly => DateOnlyCode,
        TimeOnly => TimeOnlyCode,
        _ => (byte)Type.GetTypeCode(value?.GetType()),
    };
}
