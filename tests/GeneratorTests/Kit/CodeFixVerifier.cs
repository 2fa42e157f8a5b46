using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Fixes a user's project by Roslyn's test library. Both states are marked up: what is reported before, and what may be left after.</summary>
internal sealed record CodeFixVerifier<TProvider>
    where TProvider : CodeFixProvider, new()
{
    private const CodeFixTestBehaviors First = CodeFixTestBehaviors.FixOne | CodeFixTestBehaviors.SkipFixAllCheck;

    public AnalyzerVerifier Project { get; init; } = AnalyzerVerifier.Library;

    /// <summary>Fixes the provider's first diagnostic alone.</summary>
    public Task VerifyOne(string before, string after) => Verify([before], [after], First);
    public Task VerifyOne(string[] before, string[] after) => Verify(before, after, First);

    /// <summary>Fixes all, one after the other and at once: in a document, a project and a solution.</summary>
    public Task VerifyDocument(string before, string after) => Verify([before], [after], CodeFixTestBehaviors.None);
    public Task VerifyProject(string[] before, string[] after) => Verify(before, after, CodeFixTestBehaviors.None);

    /// <summary>Fails if anything is offered for what is marked.</summary>
    public Task VerifyNone(params string[] sources) => Verify(sources, sources, CodeFixTestBehaviors.None);

    private async Task Verify(string[] before, string[] after, CodeFixTestBehaviors behaviors)
    {
        CodeFixTest test = new() { CodeFixTestBehaviors = behaviors };
        Project.Prepare(test);
        Project.Fill(test.TestState, before);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.FixedState.InheritanceMode = StateInheritanceMode.Explicit;
        Project.Fill(test.FixedState, after);
        await test.RunAsync();
    }

    /// <summary>All analyzers at once, and one provider.</summary>
    private sealed class CodeFixTest : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TProvider, DefaultVerifier>
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => AnalyzerVerifier.AllAnalyzers;
    }
}
