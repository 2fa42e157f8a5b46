using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Which exceptions the manifest takes apart and rebuilds, and of what.</summary>
public sealed class ExceptionTests
{
    [Theory]
    [InlineData("(string message, int orderId) : Exception(message) { public int OrderId { get; } = orderId; }", "(message: parts.Message, orderId: member0)")]
    [InlineData("(int ID, string message) : Exception(message) { public int Id => ID; }", "(ID: member0, message: parts.Message)")]
    [InlineData("(string text, Exception? cause, int id) : Exception(text, cause) { public int Id => id; }", "(text: parts.Message, cause: parts.InnerException, id: member0)")]
    [InlineData("(string code, string message) : Exception(message) { public string Code => code; }", "(code: member0, message: parts.Message)")]
    [InlineData("(string message) : Exception(message) { public int Id { get; set; } public string? Name; }", "(message: parts.Message) { Id = member0, Name = member1 }")]
    [InlineData("(string message) : Exception(message) { public required int Id { get; init; } }", "(message: parts.Message) { Id = member0 }")]
    [InlineData("(string message, int id) : Exception(message) { public int Id { get; set; } = id; }", "(message: parts.Message, id: member0)")]
    [InlineData("(string message, int id, bool retry = true) : Exception(message) { public int Id => id; public bool Again => retry; }", "(message: parts.Message, id: member0)")]
    [InlineData("(string message, int @class) : Exception(message) { public int @class { get; } = @class; }", "(message: parts.Message, @class: member0)")]
    [InlineData("(string message, string paramName, int id) : ArgumentException(message, paramName) { public int Id => id; }", "(message: parts.Message, paramName: member0, id: member1)")]
    [InlineData("(string message, params Exception[] all) : AggregateException(message, all);", "(message: parts.Message, all: parts.InnerExceptions)")]
    [InlineData("(string message) : Exception(message) { public int Id { get; init; } [PoolIgnore] public int Other { get; set; } }", "(message: parts.Message) { Id = member0 }")]
    public void Made_again_with_its_members(string type, string construction) =>
        Assert.Contains($"return new global::N.FailedException{construction};", Manifest(type), StringComparison.Ordinal);

    [Theory]
    [InlineData("(string message) : Exception(message);", "(message: message)")]
    [InlineData("(string message, Exception inner) : Exception(message, inner);", "(message: message, inner: inner)")]
    [InlineData("() : Exception(\"fixed\");", "()")]
    [InlineData(": Exception { }", "()")]
    [InlineData("(string message) : Exception(message) { public object? Any { get; set; } public int Computed => 1; public int Own { get; private set; } }", "(message: message)")]
    [InlineData(": Exception { public FailedException(string message) : base(message) { } public FailedException(string message, object any) : base(message) { } }", "(message: message)")]
    public void Made_again_of_its_message_alone(string type, string construction)
    {
        string manifest = Manifest(type);
        Assert.Contains($"\"N.FailedException\" => new global::N.FailedException{construction},", manifest, StringComparison.Ordinal);
        Assert.DoesNotContain("FindException", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(string message, object any) : Exception(message) { public object Any => any; }")]
    [InlineData("(string message, int hidden) : Exception($\"{message} {hidden}\");")]
    [InlineData("(string message, System.IO.Stream stream) : Exception(message) { public System.IO.Stream Stream => stream; }")]
    [InlineData("(string message) : Exception(message) { public required object Any { get; init; } }")]
    [InlineData(": Exception { private FailedException() { } public static FailedException Make() => new(); }")]
    [InlineData("(string message, string code, string other) : Exception(message) { public string Code => code + other; }")]
    public void Not_made_again(string type) =>
        Assert.Empty(GeneratorRun.Generate($"namespace N; public class FailedException{type}").Files);

    [Fact]
    public void The_constructor_that_carries_most_is_taken()
    {
        const string Source = """
            : Exception
            {
                public FailedException() { }
                public FailedException(string message) : base(message) { }
                public FailedException(string message, Exception inner) : base(message, inner) { }
                public FailedException(string message, int id) : base(message) => Id = id;
                public FailedException(string message, int id, Exception inner) : base(message, inner) => Id = id;
                public FailedException(string message, int id, Exception inner, object other) : base(message, inner) => Id = id;
                public int Id { get; }
                public int Attempt { get; set; }
            }
            """;
        string manifest = Manifest(Source);
        Assert.Contains("return new global::N.FailedException(message: parts.Message, id: member0, inner: parts.InnerException) { Attempt = member1 };", manifest, StringComparison.Ordinal);
        Assert.Contains("\"N.FailedException\" => new global::N.FailedException(message: message, inner: inner),", manifest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Obsolete(\"no\", error: true)] public class FailedException(string message, int id) : Exception(message) { public int Id => id; }")]
    [InlineData("[Obsolete(\"no\", error: true)] public class FailedException(string message) : Exception(message);")]
    [InlineData("public class FailedException(string message) : Exception(message) { [Obsolete(\"no\", error: true)] public int Id { get; set; } }")]
    [InlineData("[Obsolete(\"no\", error: true)] public class Part { public int A { get; set; } } public class FailedException(string message) : Exception(message) { [Obsolete] public Part? Part { get; set; } }")]
    [InlineData("[Obsolete(\"no\", error: true)] public static class Outer { public class FailedException(string message) : Exception(message); }")]
    [InlineData("public class FailedException : Exception { [Obsolete(\"no\", error: true)] public FailedException(string message) : base(message) { } }")]
    public void An_obsolete_one_builds_and_comes_back(string source)
    {
        GeneratorRun run = GeneratorRun.Generate($"namespace N;\n{source}\npublic static class Work {{ [PoolTask] public static int Run(int x) => x; }}");
        run.AssertNoWarnings();
        Assert.Contains("FailedException\" =>", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_that_are_alike_in_all_but_their_namespace_have_codecs_apart()
    {
        GeneratorRun run = GeneratorRun.Generate("""
            namespace A { public record Part(string Name); public class E1Exception(string message, Part part) : Exception(message) { public Part Part => part; } }
            namespace B { public record Part(string Name); public class E1Exception(string message, Part part) : Exception(message) { public Part Part => part; } }
            """);
        run.AssertNoWarnings();
        Assert.Contains("A_PartCodec", run.AllText, StringComparison.Ordinal);
        Assert.Contains("B_PartCodec", run.AllText, StringComparison.Ordinal);
    }

    private static string Manifest(string type)
    {
        GeneratorRun run = GeneratorRun.Generate($"namespace N; public class FailedException{type}");
        run.AssertNoWarnings();
        return run.Files["PoolTaskManifest.g.cs"];
    }
}
