using System.Collections;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolGen;

namespace Types;

/// <summary>Sends one value of each type to a worker: single values.</summary>
internal static class ValuesTour
{
    public static void Run(IPool pool, Tour tour)
    {
        ValuesTasks tasks = new(pool);
        tour.Send<bool>("bool", true, tasks.Boolean.Apply);
        tour.Send<byte>("byte", (byte)200, tasks.Byte.Apply);
        tour.Send<sbyte>("sbyte", (sbyte)-100, tasks.SByte.Apply);
        tour.Send<short>("short", (short)-30000, tasks.Int16.Apply);
        tour.Send<ushort>("ushort", (ushort)60000, tasks.UInt16.Apply);
        tour.Send<int>("int", -2_000_000_000, tasks.Int32.Apply);
        tour.Send<uint>("uint", 4_000_000_000, tasks.UInt32.Apply);
        tour.Send<long>("long", long.MinValue, tasks.Int64.Apply);
        tour.Send<ulong>("ulong", ulong.MaxValue, tasks.UInt64.Apply);
        tour.Send<nint>("nint", (nint)(-5), tasks.NInt.Apply);
        tour.Send<nuint>("nuint", (nuint)5, tasks.NUInt.Apply);
        tour.Send<char>("char", '\u00e9', tasks.Char.Apply);
        tour.Send<float>("float", 1.5f, tasks.Single.Apply);
        tour.Send<double>("double", Math.PI, tasks.Double.Apply);
        tour.Send<Half>("Half", (Half)1.5, tasks.Half.Apply);
        tour.Send<Int128>("Int128", Int128.MinValue, tasks.Int128.Apply);
        tour.Send<UInt128>("UInt128", UInt128.MaxValue, tasks.UInt128.Apply);
        tour.Send<decimal>("decimal", 123.4560m, tasks.Decimal.Apply);
        tour.Send<DateTime>("DateTime", new DateTime(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc), tasks.DateTime.Apply);
        tour.Send<DateTimeOffset>("DateTimeOffset", new DateTimeOffset(2024, 2, 29, 12, 34, 56, TimeSpan.FromHours(9)), tasks.DateTimeOffset.Apply);
        tour.Send<DateOnly>("DateOnly", new DateOnly(2024, 2, 29), tasks.DateOnly.Apply);
        tour.Send<TimeOnly>("TimeOnly", new TimeOnly(12, 34, 56), tasks.TimeOnly.Apply);
        tour.Send<TimeSpan>("TimeSpan", TimeSpan.FromMinutes(90), tasks.TimeSpan.Apply);
        tour.Send<Rune>("Rune", new Rune('x'), tasks.Rune.Apply);
        tour.Send<Guid>("Guid", new Guid("00112233-4455-6677-8899-aabbccddeeff"), tasks.Guid.Apply);
        tour.Send<Complex>("Complex", new Complex(1.5, -2.5), tasks.Complex.Apply);
        tour.Send<Vector2>("Vector2", new Vector2(1, 2), tasks.Vector2.Apply);
        tour.Send<Vector3>("Vector3", new Vector3(1, 2, 3), tasks.Vector3.Apply);
        tour.Send<Vector4>("Vector4", new Vector4(1, 2, 3, 4), tasks.Vector4.Apply);
        tour.Send<Matrix3x2>("Matrix3x2", Matrix3x2.CreateRotation(1), tasks.Matrix3x2.Apply);
        tour.Send<Matrix4x4>("Matrix4x4", Matrix4x4.CreateRotationX(1), tasks.Matrix4x4.Apply);
        tour.Send<Quaternion>("Quaternion", new Quaternion(1, 2, 3, 4), tasks.Quaternion.Apply);
        tour.Send<Plane>("Plane", new Plane(1, 2, 3, 4), tasks.Plane.Apply);
        tour.Send<DayOfWeek>("DayOfWeek", DayOfWeek.Friday, tasks.Enum.Apply);
        tour.Send<int?>("int?", 5, tasks.NullableInt.Apply);
        tour.Send<DateTime?>("DateTime?", null, tasks.NullableDate.Apply);
        tour.Send<(int, string)?>("(int, string)?", (1, "x"), tasks.NullableTuple.Apply);
        tour.Send<string>("string", "h\u00e9llo \ud83d\ude00 \ud83d", tasks.String.Apply);
        tour.Send<Uri>("Uri", new Uri("https://example.org/a?b=c#d"), tasks.Uri.Apply);
        tour.Send<Version>("Version", new Version(1, 2, 3), tasks.Version.Apply);
        tour.Send<BigInteger>("BigInteger", BigInteger.Pow(-3, 200), tasks.BigInteger.Apply);
        tour.Send<BitArray>("BitArray", new BitArray([true, false, true]), tasks.BitArray.Apply);
        tour.Send<StringBuilder>("StringBuilder", new StringBuilder("hello"), tasks.StringBuilder.Apply);
        tour.Send<CultureInfo>("CultureInfo", CultureInfo.InvariantCulture, tasks.CultureInfo.Apply);
        tour.Send<TimeZoneInfo>("TimeZoneInfo", TimeZoneInfo.CreateCustomTimeZone("Own", TimeSpan.FromHours(3), "Own zone", "Own time"), tasks.TimeZoneInfo.Apply);
        tour.Send<FileInfo>("FileInfo", new FileInfo("/tmp/a.txt"), tasks.FileInfo.Apply);
        tour.Send<DirectoryInfo>("DirectoryInfo", new DirectoryInfo("/tmp/b"), tasks.DirectoryInfo.Apply);
        tour.Send<IPAddress>("IPAddress", IPAddress.Parse("fe80::1%3"), tasks.IPAddress.Apply);
        tour.Send<IPEndPoint>("IPEndPoint", new IPEndPoint(IPAddress.Loopback, 8080), tasks.IPEndPoint.Apply);
        tour.Send<Regex>("Regex", new Regex("a+b", RegexOptions.IgnoreCase), tasks.Regex.Apply);
        using JsonDocument json = JsonDocument.Parse("""{"a":[1,2.5,"x",null]}""");
        tour.Send<JsonElement>("JsonElement", json.RootElement, tasks.JsonElement.Apply);
        tour.Send<JsonDocument>("JsonDocument", json, tasks.JsonDocument.Apply, static v => v.RootElement.GetRawText());
        tour.Send<JsonNode>("JsonNode", JsonNode.Parse("[true]")!, tasks.JsonNode.Apply, static v => v.ToJsonString());
        tour.Send<JsonObject>("JsonObject", new JsonObject { ["b"] = 2 }, tasks.JsonObject.Apply, static v => v.ToJsonString());
        tour.Send<JsonArray>("JsonArray", JsonNode.Parse("[1,[2]]")!.AsArray(), tasks.JsonArray.Apply, static v => v.ToJsonString());
        tour.Send<JsonValue>("JsonValue", JsonValue.Create(5), tasks.JsonValue.Apply, static v => v.ToJsonString());
        tour.Send<Lazy<string>>("Lazy<string>", new Lazy<string>("lazy"), tasks.Lazy.Apply, static v => v.Value);
    }
}
