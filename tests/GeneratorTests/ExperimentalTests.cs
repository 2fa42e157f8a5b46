using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What the user has accepted where a task is declared is not said again of generated code.</summary>
public sealed class ExperimentalTests
{
    [Fact]
    public void Experimental_types_are_accepted_where_the_task_is_declared() => Assert.DoesNotContain(GeneratorRun.Generate(
        """
        #pragma warning disable TRY001
        using System.Diagnostics.CodeAnalysis;
        [Experimental("TRY001")] public record Draft(int Id, List<Part> Parts);
        [Experimental("TRY001")] public record struct Part(string Name);
        public static class Work
        {
            [PoolTask] public static Draft Next(Draft draft, Part[] parts) => draft;
            [PoolTask, Experimental("TRY002")] public static int Try(int x) => x;
        }
        """).Output.GetDiagnostics(), static diagnostic => diagnostic.Id.StartsWith("TRY", StringComparison.Ordinal));
}
