using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>In a project that references MemoryPack, types marked for it are written and read by it, wherever they stand.</summary>
[Trait("Category", "Slow")]
public sealed class MemoryPackTests
{
    private const string Types = """
        using MemoryPack;
        using PoolGen.CompilerServices;
        using PoolGen.Serialization;
        namespace Notes;
        [MemoryPackable]
        public partial class Memo
        {
            public static int Written, Read;
            public string? Text { get; set; }
            [MemoryPackInclude] private int _secret;
            [MemoryPackIgnore] public int Secret => _secret;
            [MemoryPackConstructor] public Memo() { }
            public Memo(string? text, int secret) { Text = text; _secret = secret; }
            [MemoryPackOnSerializing] private static void Count() => Written++;
            [MemoryPackOnDeserializing] private static void CountBack() => Read++;
            [MemoryPackOnSerializing] private void Check() { if (_secret < 0) throw new InvalidOperationException("not to be written"); }
        }
        public class Longer : Memo;
        [MemoryPackable, MemoryPackUnion(0, typeof(Memo2))] public partial interface INote;
        [MemoryPackable] public partial class Memo2 : INote { public int Value; }
        [MemoryPackable] public partial struct Pixel { public int X; public bool On; }
        public class Plain { public string? Text { get; set; } public int Secret { get; set; } }
        public class Book { public int Pages { get; set; } public List<Memo?>? Memos { get; set; } public Memo? Last { get; set; } }
        """;

    [Theory]
    [InlineData("Memo?", "new Memo(\"a\", 7)", "02feffffff010000006107000000", 1)]
    [InlineData("Memo?", "null", "ff", 1)]
    [InlineData("List<Memo?>", "[new Memo(null, 1), null]", "0200000002ffffffff01000000ff", 2)]
    [InlineData("Memo[]", "[new Memo(null, 1)]", "0100000002ffffffff01000000", 1)]
    [InlineData("Dictionary<int, Memo>", "new() { [9] = new Memo(null, 1) }", "010000000900000002ffffffff01000000", 1)]
    [InlineData("(int, Memo)", "(9, new Memo(null, 1))", "0900000002ffffffff01000000", 1)]
    [InlineData("Book", "new() { Pages = 3, Memos = [new Memo(null, 1)], Last = new Memo(null, 2) }", "03030000000100000002ffffffff0100000002ffffffff02000000", 2)]
    public void MemoryPack_writes_and_reads_them(string type, string value, string hex, int memos)
    {
        using LoadedProgram program = Load(type, value);
        Assert.Equal($"{hex} {memos} written {memos} read", program.Call<string>("Notes.Check", "RoundTrip"));
    }

    [Fact]
    public void The_bytes_are_those_of_the_same_type_without_the_mark()
    {
        using LoadedProgram plain = Load("Plain", "new() { Text = \"a\", Secret = 7 }");
        Assert.StartsWith("02feffffff010000006107000000 0", plain.Call<string>("Notes.Check", "RoundTrip"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_union_of_MemoryPacks_is_its_own()
    {
        using LoadedProgram program = Load("INote", "new Memo2 { Value = 5 }");
        Assert.StartsWith("000105000000 0", program.Call<string>("Notes.Check", "RoundTrip"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unmanaged_struct_is_a_block_for_both()
    {
        GeneratorRun run = Run("Pixel[]", "[new Pixel { X = 1, On = true }]");
        Assert.DoesNotContain("MemoryPack", run.AllText, StringComparison.Ordinal);
        Assert.Contains("CheckedUnmanagedCodec<global::Notes.Pixel, global::PoolGen.Generated.PoolTaskCodecs.Notes_PixelCheck>", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_value_is_refused_before_MemoryPack_would_cut_it()
    {
        using LoadedProgram program = Load("Memo", "new Longer()");
        string message = Assert.Throws<PayloadException>(() => program.Call<string>("Notes.Check", "RoundTrip")).Message;
        Assert.Contains("Notes.Longer", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fails_in_MemoryPack_ends_in_a_PayloadException_that_names_task_and_member()
    {
        using LoadedProgram program = Load("Book", "new() { Last = new Memo(\"x\", -1) }");
        var failure = Assert.Throws<PayloadException>(() => program.Call<bool>("Notes.Check", "Send"));
        Assert.Contains("'Work.Echo'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(at 'Book.Last')", failure.Message, StringComparison.Ordinal);
        Assert.Contains("not to be written", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void They_cross_in_a_pool()
    {
        using LoadedProgram program = Load("Book", "new() { Pages = 3, Memos = [new Memo(\"m\", 1)] }");
        Assert.True(program.Call<bool>("Notes.Check", "Send"));
    }

    [Fact]
    public void Each_version_of_the_language_compiles_it() => Assert.All(TestCompilation.Versions, static version => GeneratorRun.On(
        TestCompilation.Create(version, NullableContextOptions.Enable, "User", [RealMemoryPack.Reference], Types + "public static class Work { [PoolTask] public static Book Echo(Memo memo, List<INote> notes, Pixel? pixel) => new(); }"),
        RealMemoryPack.Generator).AssertNoWarnings());

    [Fact]
    public void An_attribute_of_that_name_alone_means_nothing()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace MemoryPack { public sealed class MemoryPackableAttribute : Attribute; }
            namespace N { [MemoryPack.MemoryPackable] public class A { public int X { get; set; } } public static class Work { [PoolTask] public static A Echo(A a) => a; } }
            """);
        Assert.DoesNotContain("MemoryPack", run.AllText, StringComparison.Ordinal);
    }

    private static LoadedProgram Load(string type, string value) => new(Run(type, value));

    private static GeneratorRun Run(string type, string value) => GeneratorRun.On(TestCompilation.Create(
        Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, NullableContextOptions.Enable, "User", [RealMemoryPack.Reference], Types + $$"""

        public static class Work
        {
            [PoolTask] public static {{type}} Echo({{type}} value) => value;
        }
        public static class Check
        {
            private static {{type}} Value() => {{value}};
            public static bool Send()
            {
                using var pool = new InProcessPool(1);
                return (object?)new WorkTasks(pool).Echo.Apply(Value()) is not null;
            }
            public static string RoundTrip()
            {
                string first = Write(Value(), out {{type}} back);
                string counts = $"{Memo.Written} written {Memo.Read} read";
                string second = Write(back, out _);
                return first == second ? $"{first} {counts}" : $"{first} came back as {second}";
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
        """), RealMemoryPack.Generator);
}
