using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace PoolGen.CodeFixes;

/// <summary>
/// A provider that says what to edit, and leaves the editing to this class: the same edits serve one diagnostic and all of them at once.
/// </summary>
public abstract class PoolFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => [.. Ids];

    private protected abstract string[] Ids { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => PoolFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await FindAsync(context.Document.Project.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } fix) continue;
            Solution solution = context.Document.Project.Solution;
            context.RegisterCodeFix(
                CodeAction.Create(fix.Title, cancellationToken => ApplyAsync(solution, [fix], cancellationToken), fix.EquivalenceKey),
                diagnostic);
        }
    }

    /// <summary>The fix of a diagnostic, or null where none is certain to compile.</summary>
    internal async Task<PoolFix?> FindAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // What was generated is not the user's to edit.
        if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document || document is SourceGeneratedDocument) return null;
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null) return null;
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return await FindAsync(new FixTarget(document, model, node, diagnostic), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes all edits of several fixes at once: an edit sees what earlier ones left of its node.</summary>
    internal static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<PoolFix> fixes, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        // Several diagnostics may ask for the same edit of the same node, such as their common class's.
        HashSet<(SyntaxNode, string)> made = [];
        foreach (PoolFix fix in fixes)
        {
            foreach (NodeEdit edit in fix.Edits)
            {
                if (!made.Add((edit.Node, fix.EquivalenceKey))) continue;
                if (solution.GetDocument(edit.Node.SyntaxTree) is not { } document || document is SourceGeneratedDocument) continue;
                DocumentEditor one = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
                one.ReplaceNode(edit.Node, edit.Change);
            }
        }

        return editor.GetChangedSolution();
    }

    private protected abstract Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken);
}
