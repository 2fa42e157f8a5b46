using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL023: a trimmed program begins by letting its workers in.</summary>
[Trait("Category", "Slow")]
public sealed class TryRunFixTests
{
    private const string Work = "public static class Work { [PoolTask] public static int Run(int x) => x; }";

    private static readonly CodeFixVerifier<TryRunFixProvider> Fix = new() { Project = AnalyzerVerifier.Trimmed };

    [Theory]
    [InlineData("{|POOL023:Console.WriteLine();|}", "if (PoolWorker.TryRun(args)) return;\nConsole.WriteLine();")]
    [InlineData("// What this is.\n\n// Says it.\n{|POOL023:Console.WriteLine();|}", "// What this is.\n\nif (PoolWorker.TryRun(args)) return;\n// Says it.\nConsole.WriteLine();")]
    [InlineData("using System.Text;\n\n{|POOL023:Console.WriteLine(new StringBuilder());|}\nreturn 1;", "using System.Text;\n\nif (PoolWorker.TryRun(args)) return 0;\nConsole.WriteLine(new StringBuilder());\nreturn 1;")]
    [InlineData("{|POOL023:await Task.Yield();|}", "if (PoolWorker.TryRun(args)) return;\nawait Task.Yield();")]
    [InlineData("{|POOL023:await Task.Yield();|}\nreturn 1;", "if (PoolWorker.TryRun(args)) return 0;\nawait Task.Yield();\nreturn 1;")]
    public Task Statements_begin_with_it(string before, string after) => Fix.VerifyOne([before, Work], [after, Work]);

    [Theory]
    [InlineData("void {|POOL023:Main|}(string[] arguments)", "void Main(string[] arguments)", "arguments", "", "")]
    [InlineData("int {|POOL023:Main|}()", "int Main(string[] args)", "args", " 0", "return 1;")]
    [InlineData("async Task {|POOL023:Main|}()", "async Task Main(string[] args)", "args", "", "await Task.Yield();")]
    [InlineData("async Task<int> {|POOL023:Main|}()", "async Task<int> Main(string[] args)", "args", " 0", "return await Task.FromResult(1);")]
    [InlineData("Task {|POOL023:Main|}()", "Task Main(string[] args)", "args", " Task.CompletedTask", "return Task.CompletedTask;")]
    [InlineData("Task<int> {|POOL023:Main|}()", "Task<int> Main(string[] args)", "args", " Task.FromResult(0)", "return Task.FromResult(1);")]
    public Task Main_begins_with_it(string before, string after, string args, string result, string rest) => Fix.VerifyOne(
        [$"public static class Program\n{{\n    public static {before}\n    {{\n        // The program.\n        Console.WriteLine();\n        {rest}\n    }}\n}}", Work],
        [$"public static class Program\n{{\n    public static {after}\n    {{\n        if (PoolWorker.TryRun({args})) return{result};\n        // The program.\n        Console.WriteLine();\n        {rest}\n    }}\n}}", Work]);

    [Theory]
    [InlineData("void {|POOL023:Main|}(string[] args) => Console.WriteLine();", "void Main(string[] args)", "", "Console.WriteLine();")]
    [InlineData("async Task {|POOL023:Main|}(string[] args) => await Task.Yield();", "async Task Main(string[] args)", "", "await Task.Yield();")]
    [InlineData("int {|POOL023:Main|}(string[] args) => 1;", "int Main(string[] args)", " 0", "return 1;")]
    public Task An_expression_becomes_a_body(string before, string after, string result, string rest) => Fix.VerifyOne(
        [$"public static class Program\n{{\n    public static {before}\n}}", Work],
        [$"public static class Program\n{{\n    public static {after}\n    {{\n        if (PoolWorker.TryRun(args)) return{result};\n        {rest}\n    }}\n}}", Work]);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        Work + "\npublic static class Program\n{\n    public static void {|POOL023:Main|}() { }\n}",
        Work + "\npublic static class Program\n{\n    public static void Main(string[] args) {\n        if (PoolWorker.TryRun(args)) return;\n    }\n}");

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(["{|POOL023:Console.WriteLine();|}", Work], ["if (PoolWorker.TryRun(args)) return;\nConsole.WriteLine();", Work]);
}
