using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using PoolGen;

namespace Types;

/// <summary>Tasks that give back what they were given: single values.</summary>
public static class Values
{
    [PoolTask] public static bool Boolean(bool value) => value;
    [PoolTask] public static byte Byte(byte value) => value;
    [PoolTask] public static sbyte SByte(sbyte value) => value;
    [PoolTask] public static short Int16(short value) => value;
    [PoolTask] public static ushort UInt16(ushort value) => value;
    [PoolTask] public static int Int32(int value) => value;
    [PoolTask] public static uint UInt32(uint value) => value;
    [PoolTask] public static long Int64(long value) => value;
    [PoolTask] public static ulong UInt64(ulong value) => value;
    [PoolTask] public static nint NInt(nint value) => value;
    [PoolTask] public static nuint NUInt(nuint value) => value;
    [PoolTask] public static char Char(char value) => value;
    [PoolTask] public static float Single(float value) => value;
    [PoolTask] public static double Double(double value) => value;
    [PoolTask] public static Half Half(Half value) => value;
    [PoolTask] public static Int128 Int128(Int128 value) => value;
    [PoolTask] public static UInt128 UInt128(UInt128 value) => value;
    [PoolTask] public static decimal Decimal(decimal value) => value;
    [PoolTask] public static DateTime DateTime(DateTime value) => value;
    [PoolTask] public static DateTimeOffset DateTimeOffset(DateTimeOffset value) => value;
    [PoolTask] public static DateOnly DateOnly(DateOnly value) => value;
    [PoolTask] public static TimeOnly TimeOnly(TimeOnly value) => value;
    [PoolTask] public static TimeSpan TimeSpan(TimeSpan value) => value;
    [PoolTask] public static Rune Rune(Rune value) => value;
    [PoolTask] public static Guid Guid(Guid value) => value;
    [PoolTask] public static Complex Complex(Complex value) => value;
    [PoolTask] public static Vector2 Vector2(Vector2 value) => value;
    [PoolTask] public static Vector3 Vector3(Vector3 value) => value;
    [PoolTask] public static Vector4 Vector4(Vector4 value) => value;
    [PoolTask] public static Matrix3x2 Matrix3x2(Matrix3x2 value) => value;
    [PoolTask] public static Matrix4x4 Matrix4x4(Matrix4x4 value) => value;
    [PoolTask] public static Quaternion Quaternion(Quaternion value) => value;
    [PoolTask] public static Plane Plane(Plane value) => value;
    [PoolTask] public static DayOfWeek Enum(DayOfWeek value) => value;
    [PoolTask] public static int? NullableInt(int? value) => value;
    [PoolTask] public static DateTime? NullableDate(DateTime? value) => value;
    [PoolTask] public static (int, string)? NullableTuple((int, string)? value) => value;
    [PoolTask] public static string String(string value) => value;
    [PoolTask] public static Uri Uri(Uri value) => value;
    [PoolTask] public static Version Version(Version value) => value;
    [PoolTask] public static BigInteger BigInteger(BigInteger value) => value;
    [PoolTask] public static BitArray BitArray(BitArray value) => value;
    [PoolTask] public static StringBuilder StringBuilder(StringBuilder value) => value;
    [PoolTask] public static CultureInfo CultureInfo(CultureInfo value) => value;
    [PoolTask] public static TimeZoneInfo TimeZoneInfo(TimeZoneInfo value) => value;
    [PoolTask] public static Lazy<string> Lazy(Lazy<string> value) => value;
}
