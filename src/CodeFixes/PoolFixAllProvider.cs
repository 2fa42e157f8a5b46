using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace PoolGen.CodeFixes;

/// <summary>Fixes all diagnostics of a document, project or solution in one edit, also where fixes touch the same line or another file.</summary>
internal sealed class PoolFixAllProvider : FixAllProvider
{
    public static readonly PoolFixAllProvider Instance = new();

    private PoolFixAllProvider()
    {
    }

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var provider = (PoolFixProvider)fixAllContext.CodeFixProvider;
        List<PoolFix> fixes = [];
        foreach (Diagnostic diagnostic in await CollectAsync(fixAllContext).ConfigureAwait(false))
        {
            PoolFix? fix = await provider.FindAsync(fixAllContext.Solution, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false);
            if (fix is not null && fix.EquivalenceKey == fixAllContext.CodeActionEquivalenceKey) fixes.Add(fix);
        }

        if (fixes.Count == 0) return null;
        return CodeAction.Create(
            fixes[0].Title,
            cancellationToken => PoolFixProvider.ApplyAsync(fixAllContext.Solution, fixes, cancellationToken),
            fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> CollectAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        List<Diagnostic> found = [];
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        foreach (Project project in projects)
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(diagnostics);
        }

        return found;
    }
}
