using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace PoolGen.CodeFixes;

/// <summary>Where users' code names a symbol. Generated code follows by itself.</summary>
internal static class References
{
    /// <summary>The names, from all documents that a user can edit, each once.</summary>
    public static async Task<IReadOnlyList<SyntaxNode>> FindAsync(ISymbol symbol, Solution solution, CancellationToken cancellationToken)
    {
        List<SyntaxNode> names = [];
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(symbol, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation place in found.Locations)
            {
                if (place.Document is SourceGeneratedDocument || place.IsImplicit) continue;
                if (await place.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root) continue;
                names.Add(root.FindNode(place.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true));
            }
        }

        return names;
    }

    /// <summary>Whether a name is only spelled, as by <c>nameof</c>.</summary>
    public static bool IsInNameOf(this SyntaxNode node) => node.Ancestors().OfType<InvocationExpressionSyntax>()
        .Any(static call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" });
}
