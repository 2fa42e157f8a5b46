using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Codecs of the user's own types: they compile, and hold the members they should, in order.</summary>
public sealed class DeclaredTypeTests
{
    [Theory]
    [InlineData("public class T { public int Age { get; set; } public string? Name { get; set; } }", "Age,Name", "new global::N.T() { Age = member0, Name = member1 }")]
    [InlineData("public class T { public int A; public string? B; }", "A,B", "new global::N.T() { A = member0, B = member1 }")]
    [InlineData("public class T(string name, int count) { public string Name { get; } = name; public int Count { get; } = count; }", "Name,Count", "new global::N.T(name: member0, count: member1)")]
    [InlineData("public record T(int Id, string Name, double[] Weights);", "Id,Name,Weights", "new global::N.T(Id: member0, Name: member1, Weights: member2)")]
    [InlineData("public record T(int Id) { public string? More { get; init; } }", "Id,More", "new global::N.T(Id: member0) { More = member1 }")]
    [InlineData("public record struct T(int Id, string Name);", "Id,Name", "new global::N.T() { Id = member0, Name = member1 }")]
    [InlineData("public readonly record struct T(int Id, string Name);", "Id,Name", "new global::N.T() { Id = member0, Name = member1 }")]
    [InlineData("public struct T { public int Id; public string? Label; }", "Id,Label", "new global::N.T() { Id = member0, Label = member1 }")]
    [InlineData("public class T { public required string A { get; init; } public int B { get; set; } }", "A,B", "new global::N.T() { A = member0, B = member1 }")]
    [InlineData("public class T { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public T(string a) { A = a; } public required string A { get; init; } }", "A", "new global::N.T(a: member0)")]
    [InlineData("public class B { public int X { get; set; } } public class T : B { public string? Y { get; set; } }", "X,Y", "new global::N.T() { X = member0, Y = member1 }")]
    [InlineData("public abstract record B(int X) { public abstract string Z { get; init; } } public record T(int X, string Y) : B(X) { public override string Z { get; init; } = \"\"; }", "X,Z,Y", "new global::N.T(X: member0, Y: member2) { Z = member1 }")]
    [InlineData("public class T { public int Value { get; set; } public T? Next { get; set; } public List<T> Children { get; set; } = []; }", "Value,Next,Children", "new global::N.T() { Value = member0, Next = member1, Children = member2 }")]
    [InlineData("public class T { public int A { get; set; } [PoolIgnore] public Action? Handler { get; set; } public int Twice => A * 2; public static int S; public const int C = 1; public int this[int i] => i; }", "A", "new global::N.T() { A = member0 }")]
    [InlineData("public class T { }", "", "new global::N.T()")]
    [InlineData("public class T { private readonly string _name; public T(string name, int more = 1) => _name = name; public string Name => _name; }", "Name", "new global::N.T(name: member0)")]
    [InlineData("public class T { public int @event { get; set; } public string? @class; }", "@event,@class", "new global::N.T() { @event = member0, @class = member1 }")]
    [InlineData("internal sealed class T { public int A { get; internal set; } internal T() { } }", "A", "new global::N.T() { A = member0 }")]
    public void Members_and_construction(string declaration, string members, string construction)
    {
        GeneratorRun run = GeneratorRun.Compile($$"""
            namespace N;
            {{declaration}}
            internal static class Work { [PoolTask] public static T? Echo(T value) => value; }
            """);
        string codec = run.AllText[run.AllText.IndexOf("struct N_TCodec", StringComparison.Ordinal)..];
        string[] written = [.. codec.Split("(ref writer, value.").Skip(1).Select(static part => part[..part.IndexOf(')', StringComparison.Ordinal)])];
        Assert.Equal(members, string.Join(",", written));
        Assert.Contains($" {construction};", codec, StringComparison.Ordinal);
    }

    [Fact]
    public void All_kinds_of_types_within_each_other()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace N
            {
                public class Outer { public class Inner { public int A { get; set; } public Pair<string, Inner?[]>? P { get; set; } } }
                public record Pair<A, B>(A First, B Second);
                public class Big { public Dictionary<Key, List<Pair<int, Outer.Inner>>>? Map { get; set; } public (Key, string)? Maybe { get; set; } public Other.Thing Thing; public Flags? F { get; set; } }
                public struct Key { public int X; public bool Y; public DateTime When { get; set; } public int? Maybe; }
                public struct Flags { public bool A; private bool _b; public readonly bool B => _b; public void Set() => _b = true; }
                public enum Color { Red }
                public static class Work
                {
                    [PoolTask] public static Big Run(Big big, Key key, Key[] keys, Color color, Pair<Color, Flags> flags) => big;
                    [PoolTask] public static Pair<string?, (int a, string b)> Again(Pair<string, (int, string)> p, Dictionary<Key, int> hashed) => p!;
                }
            }
            namespace Other { public struct Thing { public string? A; public Half B; } }
            """);
        Assert.Contains("Other_ThingCodec", run.AllText, StringComparison.Ordinal);
        Assert.Contains("Outer_InnerCodec", run.AllText, StringComparison.Ordinal);
        Assert.Contains("CheckedUnmanagedCodec<global::N.Key, global::PoolGen.Generated.PoolTaskCodecs.N_KeyCheck>", run.AllText, StringComparison.Ordinal);
        Assert.Equal(1, run.AllText.Split("struct N_KeyCheck").Length - 1);
    }

    [Fact]
    public void Unions_match_derived_types_first()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace N;
            [PoolUnion(0, typeof(Circle)), PoolUnion(1, typeof(Square)), PoolUnion(300, typeof(Ring))]
            public interface IShape;
            public class Circle : IShape { public double Radius { get; set; } }
            public class Ring : Circle { public double Inner { get; set; } }
            public struct Square : IShape { public double Side; }
            [PoolUnion(0, typeof(Node)), PoolUnion(1, typeof(Leaf))]
            public class Node { public Node? Left { get; set; } public IShape? Shape { get; set; } }
            public sealed class Leaf : Node { public int Value { get; set; } }
            public static class Work { [PoolTask] public static IShape? Turn(IShape shape, Node node, List<IShape?> all) => shape; }
            """);
        string union = run.AllText[run.AllText.IndexOf("struct N_IShapeUnion", StringComparison.Ordinal)..];
        Assert.True(union.IndexOf("tagged300", StringComparison.Ordinal) < union.IndexOf("tagged0", StringComparison.Ordinal));
        Assert.Contains("struct N_NodeUnion", run.AllText, StringComparison.Ordinal);
        Assert.Contains("struct N_NodeCodec", run.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int Run(int a)", "None")]
    [InlineData("int Run(User a)", "ArgumentsRunUserCode")]
    [InlineData("User Run(int a)", "ResultRunsUserCode")]
    [InlineData("List<User> Run((int, User) a)", "ArgumentsRunUserCode | global::PoolGen.CompilerServices.PayloadTraits.ResultRunsUserCode")]
    [InlineData("Key[] Run(Key[] a)", "None")]
    [InlineData("List<Key> Run(List<Key> a)", "None")]
    [InlineData("HashSet<Key> Run(int a)", "ResultRunsUserCode")]
    [InlineData("Dictionary<Key, int> Run(int a)", "ResultRunsUserCode")]
    [InlineData("IEnumerable<int> Run(IReadOnlyList<int> a)", "ArgumentsRunUserCode")]
    public void Traits_say_where_the_users_code_runs(string signature, string traits)
    {
        GeneratorRun run = GeneratorRun.Compile($$"""
            namespace N;
            public class User { public int A { get; set; } }
            public struct Key { public int A; }
            public static class Work { [PoolTask] public static {{signature}} => throw null!; }
            """);
        Assert.Contains($"\"Work.Run\", global::PoolGen.CompilerServices.PayloadTraits.{traits})", run.AllText, StringComparison.Ordinal);
    }
}
