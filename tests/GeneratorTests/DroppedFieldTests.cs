using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL044 points at private data that stays behind, and is silent where a public member carries it.</summary>
public sealed class DroppedFieldTests
{
    private const string Task = " public static class Work { [PoolTask] public static int Run(List<T> value) => 1; [PoolTask] public static T Back(int x) => new(); }";

    [Theory]
    [InlineData("public class T { private int {|POOL044:_x|}; public void Set() => _x = 1; public int Get() => _x; }")]
    [InlineData("public class U { private string {|POOL044:_x|} = \"\"; public string Get() => _x; } public class T { public U? Inner { get; set; } }")]
    [InlineData("public class T { internal int {|POOL044:X|} = 1; }")]
    public Task A_field_that_nothing_carries(string declaration) => AnalyzerVerifier.Library.Verify(declaration + Task);

    [Theory]
    [InlineData("public class T { private int _x; public int X { get => _x; set => _x = value; } }")]
    [InlineData("public class T { [PoolIgnore] private int _x; public int Get() => _x; }")]
    [InlineData("public class T { private static int s_x; public int Get() => s_x; }")]
    [InlineData("public class T { public int X { get; init; } }")]
    [InlineData("public class T { public event Action? Changed; public void Raise() => Changed?.Invoke(); }")]
    [InlineData("public struct T { private int _x; public int Get() => _x; }")]
    public Task A_field_that_something_carries(string declaration) => AnalyzerVerifier.Library.Verify(declaration + Task);

    [Fact]
    public Task A_type_that_no_task_sends_is_left_alone() =>
        AnalyzerVerifier.Library.Verify("public class T { private int _x; public int Get() => _x; } public static class Work { [PoolTask] public static int Run(int value) => 1; }");
}
