using System.Reflection;
using PoolGen.CompilerServices;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Generated codecs run: their bytes are those that MemoryPack 1.21.4 wrote for the same values, and read back to the same.</summary>
public sealed class ExecutionTests
{
    private const string Types = """
        namespace Vectors;
        public class Person { public int Age { get; set; } public string? Name { get; set; } }
        public class Node { public int Value { get; set; } public Node? Next { get; set; } }
        public class Empty;
        public class Fields { public int A; public string? B; }
        public class ReadOnlyCtor(string name, int count) { public string Name { get; } = name; public int Count { get; } = count; }
        public struct PointU { public int X; public int Y; }
        public struct Mixed { public int Id; public string? Label; }
        public record Rec(int Id, string Name, double[] Weights);
        public record struct RecStruct(int Id, string Name);
        [PoolUnion(0, typeof(Circle)), PoolUnion(1, typeof(Square))] public interface IShape;
        public class Circle : IShape { public double Radius { get; set; } }
        public class Square : IShape { public double Side { get; set; } }
        public class Derived : Person { public int More { get; set; } }
        public struct Exact { public bool Flag; public int A; }
        public class Everything
        {
            public bool Flag { get; set; }
            public long Ticks { get; set; }
            public decimal Price { get; set; }
            public Guid Id { get; set; }
            public DateTime When { get; set; }
            public string? Text { get; set; }
            public int[]? Ints { get; set; }
            public List<Person?>? People { get; set; }
            public Dictionary<string, double>? Scores { get; set; }
            public int? MaybeInt { get; set; }
            public (int, string) Pair { get; set; }
            public DayOfWeek Day { get; set; }
            public PointU Point { get; set; }
            public Rec? Rec { get; set; }
            public static Everything Sample() => new()
            {
                Flag = true, Ticks = 1234567890123, Price = 9.99m, Id = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"),
                When = new DateTime(2024, 2, 29, 12, 34, 56, DateTimeKind.Utc), Text = "t", Ints = [1, 2], People = [new() { Age = 1, Name = "p" }, null],
                Scores = new() { ["a"] = 1.5 }, MaybeInt = 3, Pair = (1, "one"), Day = DayOfWeek.Friday, Point = new() { X = 1, Y = 2 }, Rec = new(1, "r", [0.5]),
            };
        }
        """;

    [Theory]
    [InlineData("Person?", "new Person { Age = 40, Name = \"Ada\" }", "0228000000fcffffff03000000416461")]
    [InlineData("Person?", "null", "ff")]
    [InlineData("Node?", "new Node { Value = 1, Next = new Node { Value = 2 } }", "02010000000202000000ff")]
    [InlineData("Everything?", "Everything.Sample()", "0e01cb04fb711f0100000000020000000000e70300000000000033221100554477668899aabbccddeeff0018e5d52239dc48feffffff0100000074020000000100000002000000020000000201000000feffffff0100000070ff01000000feffffff0100000061000000000000f83f010000000300000001000000fcffffff030000006f6e650500000001000000020000000301000000feffffff010000007201000000000000000000e03f")]
    [InlineData("PointU", "new PointU { X = 1, Y = 2 }", "0100000002000000")]
    [InlineData("Rec?", "new Rec(3, \"three\", new[] { 1.5 })", "0303000000faffffff05000000746872656501000000000000000000f83f")]
    [InlineData("Person?[]?", "new Person?[] { new Person { Age = 1, Name = \"x\" }, null }", "020000000201000000feffffff0100000078ff")]
    [InlineData("List<PointU>?", "new() { new PointU { X = 1, Y = 2 }, new PointU { X = 3, Y = 4 } }", "0200000001000000020000000300000004000000")]
    [InlineData("Empty?", "new Empty()", "00")]
    [InlineData("ReadOnlyCtor?", "new ReadOnlyCtor(\"n\", 5)", "02feffffff010000006e05000000")]
    [InlineData("RecStruct", "new RecStruct(1, \"s\")", "0201000000feffffff0100000073")]
    [InlineData("IShape?", "new Circle { Radius = 2.5 }", "00010000000000000440")]
    [InlineData("IShape?", "new Square { Side = 4 }", "01010000000000001040")]
    [InlineData("IShape?", "null", "ff")]
    [InlineData("IShape?[]?", "new IShape?[] { new Square { Side = 1 }, new Circle { Radius = 1 } }", "020000000101000000000000f03f0001000000000000f03f")]
    public void Bytes_are_MemoryPacks(string type, string value, string hex)
    {
        using LoadedProgram program = Load(type, value);
        Assert.Equal(hex, program.Call<string>("Vectors.Check", "RoundTrip"));
    }

    [Theory]
    [InlineData("Person?", "new Derived()", "Vectors.Derived")]
    [InlineData("IShape?", "new Other()", "Vectors.Other")]
    public void A_value_of_another_type_is_refused_and_named(string type, string value, string named)
    {
        using LoadedProgram program = Load(type, value);
        var exception = Assert.Throws<PayloadException>(() => program.Call<string>("Vectors.Check", "RoundTrip"));
        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bits_that_no_value_has_are_refused()
    {
        using LoadedProgram program = Load("Exact", "Check.Corrupt()");
        Assert.Throws<PayloadException>(() => program.Call<string>("Vectors.Check", "RoundTrip"));
    }

    [Fact]
    public void The_manifest_finds_tasks_by_id_with_their_options()
    {
        using LoadedProgram program = Load("Person?", "null");
        var manifest = program.Assembly.GetCustomAttributes<PoolTaskManifestAttribute>().Single();
        PoolTask known = program.Call<PoolTask>("Vectors.Check", "Task");
        Assert.Same(known, manifest.Find(known.Id));
        Assert.Null(manifest.Find(known.Id + 1));
        Assert.Equal(("Work.Echo", true, 7, 250), (known.Name, known.Idempotent, known.MaxAttempts, known.TimeoutMilliseconds));
    }

    [Fact]
    public void The_manifest_rebuilds_the_users_exceptions()
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create("""
            namespace N;
            public class Outer { public class WrongException(string message, Exception inner) : Exception(message, inner); }
            internal sealed class LateError(string message) : InvalidOperationException(message);
            public abstract class BaseException : Exception;
            public class Odd : BaseException { }
            public class GenericException<T>(string message) : Exception(message);
            public class CodeException(int code) : Exception { public int Code => code; }
            public class PairException(int a, int b) : Exception($"{a} and {b}");
            file class HiddenException(string message) : Exception(message);
            public class NotOneException : List<int>;
            """)));
        var manifest = program.Assembly.GetCustomAttributes<PoolTaskManifestAttribute>().Single();
        var inner = new InvalidOperationException();
        Exception wrong = manifest.CreateException("N.Outer+WrongException", "no", inner)!;
        Assert.Equal(("WrongException", "no", inner), (wrong.GetType().Name, wrong.Message, wrong.InnerException));
        Assert.Equal("late", manifest.CreateException("N.LateError", "late", null)!.Message);
        Assert.NotNull(manifest.CreateException("N.Odd", "", null));
        Assert.NotNull(manifest.FindException("N.CodeException"));
        Assert.All(["N.BaseException", "N.PairException", "N.CodeException", "N.HiddenException", "N.NotOneException", "System.Exception"],
            name => Assert.Null(manifest.CreateException(name, "", null)));
        Assert.All(["N.BaseException", "N.PairException", "N.Odd", "N.Outer+WrongException"], name => Assert.Null(manifest.FindException(name)));
        Assert.Null(manifest.Find(1));
    }

    [Fact]
    public void An_exception_is_known_by_the_name_that_the_runtime_has_for_it()
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(
            "namespace @event.Of.@int; public class @class { public class @struct(string message) : WrongException(message); }\n"
            + "public class WrongException(string message) : Exception(message);")));
        Exception wrong = program.Assembly.GetCustomAttributes<PoolTaskManifestAttribute>().Single().CreateException("event.Of.int.class+struct", "no", null)!;
        Assert.Equal("event.Of.int.class+struct", wrong.GetType().FullName);
    }

    private static LoadedProgram Load(string type, string value) => new(GeneratorRun.On(TestCompilation.Create(Types, $$"""
        using PoolGen.CompilerServices;
        using PoolGen.Serialization;
        namespace Vectors;
        public class Other : IShape;
        public static class Work
        {
            [PoolTask(Idempotent = true, MaxAttempts = 7, TimeoutMilliseconds = 250)] public static {{type}} Echo({{type}} value) => value;
        }
        public static class Check
        {
            public static PoolTask Task() => WorkTaskDescriptors.Echo;
            public static unsafe Exact Corrupt() { Exact value = default; *(byte*)&value = 7; return value; }
            public static string RoundTrip()
            {
                string first = Write({{value}}, out {{type}} back);
                string second = Write(back, out _);
                return first == second ? first : $"{first} came back as {second}";
            }
            private static string Write({{type}} value, out {{type}} back)
            {
                using var buffer = new PayloadBuffer();
                var writer = new PayloadWriter(buffer);
                WorkTaskDescriptors.Echo.WriteArguments(ref writer, value);
                writer.Complete();
                var reader = new PayloadReader(buffer.WrittenSpan);
                back = WorkTaskDescriptors.Echo.ReadResult(ref reader);
                reader.EnsureEnd();
                return Convert.ToHexString(buffer.WrittenSpan).ToLowerInvariant();
            }
        }
        """)));
}
