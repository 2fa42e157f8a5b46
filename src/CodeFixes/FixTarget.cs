using Microsoft.CodeAnalysis;

namespace PoolGen.CodeFixes;

/// <summary>A diagnostic, and where it is.</summary>
/// <param name="Document">The document.</param>
/// <param name="Model">What its code means.</param>
/// <param name="Node">The innermost node of the diagnostic's span.</param>
/// <param name="Diagnostic">The diagnostic.</param>
internal sealed record FixTarget(Document Document, SemanticModel Model, SyntaxNode Node, Diagnostic Diagnostic)
{
    public Compilation Compilation => Model.Compilation;

    public Solution Solution => Document.Project.Solution;
}
