using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Parsing;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What cannot be a task, and why. The generator emits nothing for it and never reports.</summary>
public sealed class TaskRuleTests
{
    [Theory]
    [InlineData("[PoolTask] public int Run(int a) => a;", "NotStatic", "Run")]
    [InlineData("[PoolTask] public static int Run<T>(int a) => a;", "Generic", "Run")]
    [InlineData("[PoolTask] static int Run(int a) => a;", "NotAccessible", "Run")]
    [InlineData("[PoolTask] private protected static int Run(int a) => a;", "NotAccessible", "Run")]
    [InlineData("[PoolTask] public static async void Run(int a) => await Task.Yield();", "AsyncVoid", "Run")]
    [InlineData("[PoolTask] public static int Run(ref int a) => a;", "ByReference", "a")]
    [InlineData("[PoolTask] public static int Run(in int a) => a;", "ByReference", "a")]
    [InlineData("[PoolTask] public static void Run(out int a) => a = 1;", "ByReference", "a")]
    [InlineData("[PoolTask] public static int Run(Span<int> a) => 1;", "ByReference", "a")]
    [InlineData("[PoolTask] public static ref int Run(int[] a) => ref a[0];", "ByReference", "Run")]
    [InlineData("[PoolTask] public static unsafe int Run(int* a) => *a;", "CannotCross", "a")]
    [InlineData("[PoolTask] public static int Run(dynamic a) => 1;", "OpenType", "a")]
    [InlineData("[PoolTask] public static int Run(object a) => 1;", "OpenType", "a")]
    [InlineData("[PoolTask] public static int Run(List<object> a) => 1;", "OpenType", "a")]
    [InlineData("[PoolTask] public static int Run(IDisposable a) => 1;", "CannotCross", "a")]
    [InlineData("[PoolTask] public static int Run(IOpen a) => 1;", "OpenType", "a")]
    [InlineData("[PoolTask] public static object Run(int a) => 1;", "OpenType", "the result of Run")]
    [InlineData("[PoolTask] public static int Run(Func<int> a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static int Run(System.IO.FileStream a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static int Run(Task<int> a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static int Run(CancellationTokenSource a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static int Run(List<CancellationToken> a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static int Run(System.Runtime.InteropServices.GCHandle a) => 1;", "Handle", "a")]
    [InlineData("[PoolTask] public static Task<Task<int>> Run(int a) => null!;", "Handle", "the result of Run")]
    [InlineData("[PoolTask] public static int Run(Order a) => 1;", "Handle", "Order.Customer.Handler")]
    [InlineData("[PoolTask] public static int Run(List<Order?[]> a) => 1;", "Handle", "Order.Customer.Handler")]
    [InlineData("[PoolTask] public static int Run(Lossy a) => 1;", "CannotBeSet", "Lossy.Items")]
    [InlineData("[PoolTask] public static int Run(Hidden a) => 1;", "NotConstructible", "a")]
    [InlineData("[PoolTask] public static int Run(Bag a) => 1;", "CannotCross", "a")]
    [InlineData("[PoolTask] public static int Run(Exception a) => 1;", "CannotCross", "a")]
    [InlineData("[PoolTask] public static int Run(int[,,,,] a) => 1;", "CannotCross", "a")]
    [InlineData("[PoolTask] public static int Run(CancellationToken a, CancellationToken b) => 1;", "SeveralTokensOrProgress", "b")]
    [InlineData("[PoolTask] public static int Run(IProgress<int> a, IProgress<long> b) => 1;", "SeveralTokensOrProgress", "b")]
    [InlineData("[PoolTask] public static int Run(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) => 1;", "TooManyParameters", "Run")]
    [InlineData("[PoolTask(Name = \"a b\")] public static int Run(int a) => 1;", "StubName", "a b")]
    [InlineData("[PoolTask(MaxAttempts = 0)] public static int Run(int a) => 1;", "OptionOutOfRange", "MaxAttempts")]
    [InlineData("[PoolTask(TimeoutMilliseconds = -1)] public static int Run(int a) => 1;", "OptionOutOfRange", "TimeoutMilliseconds")]
    public void A_broken_rule_is_named_and_nothing_is_emitted(string method, string rule, string subject) =>
        AssertBroken($"public class Work {{ {method} }}", rule, subject);

    [Theory]
    [InlineData("public class Work<T> { # }", "Generic", "Work")]
    [InlineData("public class Outer<T> { public class Work { # } }", "Generic", "Outer")]
    [InlineData("public class Outer { private class Work { # } }", "NotAccessible", "Work")]
    [InlineData("public class Outer { protected class Work { # } }", "NotAccessible", "Work")]
    [InlineData("file class Work { # }", "FileLocal", "Work")]
    [InlineData("public class Work { # } public class WorkTasks;", "StubNameTaken", "WorkTasks")]
    public void So_is_a_container_that_breaks_one(string source, string rule, string subject) =>
        AssertBroken(source.Replace("#", "[PoolTask] public static int Run(int a) => a;", StringComparison.Ordinal), rule, subject);

    private static void AssertBroken(string source, string rule, string subject)
    {
        GeneratorRun run = GeneratorRun.Generate($$"""
            namespace N;
            {{source}}
            public interface IOpen;
            public class Order { public Customer? Customer { get; set; } }
            public class Customer { public int A { get; set; } public Action? Handler { get; set; } }
            public class Lossy { public List<int> Items { get; } = []; }
            public class Hidden { private Hidden() { } }
            public class Bag : List<int>;
            """);
        Assert.Empty(run.Files);
        IMethodSymbol method = Methods(run.Input).Single(static method => method.GetAttributes().Any(static attribute => attribute.AttributeClass!.Name == "PoolTaskAttribute"));
        TaskOptions options = TaskOptions.From(method.GetAttributes().Single());
        TaskViolation violation = TaskRules.Check(new TaskSignature(method), options, new PayloadClassifier(method, default)).First();
        Assert.Equal((rule, subject), (violation.Rule.ToString(), violation.Arguments[0]));
    }

    private static IEnumerable<IMethodSymbol> Methods(Compilation compilation) => compilation
        .GetSymbolsWithName(static _ => true, SymbolFilter.Member)
        .OfType<IMethodSymbol>();
}
