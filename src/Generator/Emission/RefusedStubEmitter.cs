using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>The stub of a task whose signature no stub can have: any call of it compiles, and throws what the build has said of the task.</summary>
internal static class RefusedStubEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task, string property, string type)
    {
        string thrown = $"throw new global::System.NotSupportedException({SymbolDisplay.FormatLiteral(task.Refusal!, quote: true)});";
        StubDocumentation.Summary(writer, $"<c>{task.DisplayName}</c> cannot be a task: the build says why.");
        writer.Line($"internal dynamic {property} {{ get {{ _ = pool; {thrown} }} }}");
        StubDocumentation.Summary(writer, $"<c>{task.DisplayName}</c> cannot be a task: the build says why.");
        writer.Open($"internal static class {type}");
        StubDocumentation.Summary(writer, "Throws what the build has said.");
        writer.Line($"internal static global::PoolGen.PoolCall Bind(params object?[] arguments) => {thrown}");
        writer.Close();
    }
}
