using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What cannot be a task, where, and why. The analyzer reports it, and nothing else is an error: it keeps a stub.</summary>
public sealed class TaskRuleTests
{
    [Theory]
    [InlineData("[PoolTask] public int {|POOL001:Run|}(int a) => a;", "Run")]
    [InlineData("[PoolTask] public static int {|POOL002:Run|}<T>(int a) => a;", "Run")]
    [InlineData("[PoolTask] static int {|POOL003:Run|}(int a) => a;", "Run")]
    [InlineData("[PoolTask] private protected static int {|POOL003:Run|}(int a) => a;", "Run")]
    [InlineData("[PoolTask] public static async void {|POOL010:Run|}(int a) => await Task.Yield();", "Run")]
    [InlineData("[PoolTask] public static int Run(ref int {|POOL004:a|}) => a;", "a")]
    [InlineData("[PoolTask] public static int Run(in int {|POOL004:a|}) => a;", "a")]
    [InlineData("[PoolTask] public static void Run(out int {|POOL004:a|}) => a = 1;", "a")]
    [InlineData("[PoolTask] public static int Run(Span<int> {|POOL004:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static ref int {|POOL004:Run|}(int[] a) => ref a[0];", "Run")]
    [InlineData("[PoolTask] public static unsafe int Run(int* {|POOL005:a|}) => *a;", "a")]
    [InlineData("[PoolTask] public static int Run(dynamic {|POOL015:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(object {|POOL015:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(List<object> {|POOL015:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(IDisposable {|POOL005:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(IOpen {|POOL015:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static object {|POOL015:Run|}(int a) => 1;", "the result of Run")]
    [InlineData("[PoolTask] public static int Run(Func<int> {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(System.IO.FileStream {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(Task<int> {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(CancellationTokenSource {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(List<CancellationToken> {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(System.Runtime.InteropServices.GCHandle {|POOL006:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static Task<Task<int>> {|POOL006:Run|}(int a) => null!;", "the result of Run")]
    [InlineData("[PoolTask] public static int Run(Order {|POOL006:a|}) => 1;", "Order.Customer.Handler")]
    [InlineData("[PoolTask] public static int Run(List<Order?[]> {|POOL006:a|}) => 1;", "Order.Customer.Handler")]
    [InlineData("[PoolTask] public static int Run(Lossy {|POOL016:a|}) => 1;", "Lossy.Items")]
    [InlineData("[PoolTask] public static int Run(Hidden {|POOL017:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(Bag {|POOL005:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(Exception {|POOL005:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(int[,,,,] {|POOL005:a|}) => 1;", "a")]
    [InlineData("[PoolTask] public static int Run(CancellationToken a, CancellationToken {|POOL008:b|}) => 1;", "b")]
    [InlineData("[PoolTask] public static int Run(IProgress<int> a, IProgress<long> {|POOL008:b|}) => 1;", "b")]
    [InlineData("[PoolTask] public static int {|POOL007:Run|}(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) => 1;", "Run")]
    [InlineData("[PoolTask(Name = \"a b\")] public static int {|POOL018:Run|}(int a) => 1;", "a b")]
    [InlineData("[PoolTask(MaxAttempts = 0)] public static int {|POOL013:Run|}(int a) => 1;", "MaxAttempts")]
    [InlineData("[PoolTask(TimeoutMilliseconds = -1)] public static int {|POOL013:Run|}(int a) => 1;", "TimeoutMilliseconds")]
    public Task A_broken_rule_is_named_and_its_task_keeps_a_stub(string method, string subject) =>
        AssertBroken($"public class Work {{ {method} }}", subject);

    [Theory]
    [InlineData("public class {|POOL002:Work|}<T> { # }", "Work")]
    [InlineData("public class {|POOL002:Outer|}<T> { public class Work { # } }", "Outer")]
    [InlineData("public class Outer { private class {|POOL003:Work|} { # } }", "Work")]
    [InlineData("public class Outer { protected class {|POOL003:Work|} { # } }", "Work")]
    [InlineData("file class {|POOL014:Work|} { # }", "Work")]
    [InlineData("public class {|POOL019:Work|} { # } public class WorkTasks;", "WorkTasks")]
    [InlineData("public class {|POOL019:Work|} { # } public class WorkTaskDescriptors;", "WorkTaskDescriptors")]
    [InlineData("public class {|POOL019:Work|} { # } public static class WorkPoolExtensions;", "WorkPoolExtensions")]
    public Task So_is_a_container_that_breaks_one(string source, string subject) =>
        AssertBroken(source.Replace("#", "[PoolTask] public static int Run(int a) => a;", StringComparison.Ordinal), subject);

    [Theory]
    [InlineData("public static class Work { public static void Outer() { [PoolTask] static int {|POOL009:Inner|}(int a) => a; Inner(1); } }", "Inner", true)]
    [InlineData("public static class Work { public static Func<int, int> Made { get; } = [PoolTask] static (int a) {|POOL009:=>|} a; }", "lambda", false)]
    [InlineData("public static class Work { [PoolTask] public static int Run(int a) => a; [PoolTask] public static int {|POOL011:Run|}(int a, CancellationToken b) => a; }", "Run", true)]
    [InlineData("public static class {|POOL012:State|} { [PoolTask] public static int Run(int a) => a; }", "State", true)]
    public Task So_is_what_collides_or_is_no_method(string source, string subject, bool isEmitted) => AssertBroken(source, subject, isEmitted);

    [Theory]
    [InlineData("[PoolTask] internal static int Run(int a) => a;")]
    [InlineData("[PoolTask] public static async Task Run(int a) => await Task.Yield();")]
    [InlineData("[PoolTask] public static int Run(ReadOnlyMemory<int> a, Order? b) => 1;")]
    [InlineData("[PoolTask] public static int Run(int a, IProgress<int> progress, CancellationToken token) => 1;")]
    [InlineData("[PoolTask] public static int Run(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, CancellationToken q) => 1;")]
    [InlineData("[PoolTask(Name = \"ab\", MaxAttempts = 1, TimeoutMilliseconds = 0)] public static int Run(int a) => 1;")]
    [InlineData("[PoolTask] public static int Run(int a) => a; [PoolTask(Name = \"Other\")] public static int Run(int a, CancellationToken b) => a;")]
    public Task What_keeps_them_is_not_reported(string method) => AnalyzerVerifier.Library.Verify($$"""
        public static class Work { {{method}} }
        public class Order { public int A { get; set; } }
        """);

    [Theory]
    [InlineData("[PoolTask] public static int Run({|CS0246:Missing|} a) => 1;")]
    [InlineData("[PoolTask] public static {|CS0246:Missing|} Run(int a) => default!;")]
    [InlineData("[PoolTask] public static Task<{|CS0246:Missing|}> Run(List<{|CS0246:Missing|}[]> a, {|CS0246:Missing|}? b) => default!;")]
    [InlineData("[PoolTask] public static int Run(IProgress<{|CS0246:Missing|}> a) => 1;")]
    [InlineData("[PoolTask] public static int Run(Other a) => 1; public class Other { public {|CS0246:Missing|}? B { get; } }")]
    [InlineData("[PoolTask] public static int Run(Other a) => 1; public class Other { public int B { get; } public Other({|CS0246:Missing|} b) { } }")]
    [InlineData("[PoolTask] public static int Run(Other a) => 1; public class Other : {|CS0246:Missing|} { public int B { get; set; } }")]
    [InlineData("[PoolTask] public static int Run(Other a) => 1; public record Other(Dictionary<string, {|CS0246:Missing|}> B);")]
    [InlineData("[PoolTask] public static int Run(System.{|CS0234:Missing|} a) => 1;")]
    [InlineData("[PoolTask] public static int Run({|CS0246:Missing<int>|} a) => 1;")]
    public async Task What_the_compiler_does_not_know_it_says_alone(string method)
    {
        string source = $"public static class Work {{ {method} }}";
        await AnalyzerVerifier.Library.Verify(source);

        // What is wrong behind the signature does not concern the stub.
        bool isInSignature = !source.Contains(" Other", StringComparison.Ordinal);
        Assert.Equal(isInSignature, GeneratorRun.Generate(TestCompilation.Unmarked(source)).Files.IsEmpty);
    }

    private static async Task AssertBroken(string source, string subject, bool isEmitted = true)
    {
        string[] sources = ["namespace N;\n" + source, """
            namespace N;
            public interface IOpen;
            public class Order { public Customer? Customer { get; set; } }
            public class Customer { public int A { get; set; } public Action? Handler { get; set; } }
            public class Lossy { public IReadOnlyList<int> Items { get; } = []; }
            public class Hidden { private Hidden() { } }
            public class Bag : List<int>;
            """];
        Diagnostic found = Assert.Single(await AnalyzerVerifier.Library.Verify(sources));
        Assert.Contains($"'{subject}'", found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(isEmitted, GeneratorRun.Generate([.. sources.Select(TestCompilation.Unmarked)]).Files.Count > 0);
    }
}

