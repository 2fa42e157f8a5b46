using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace PoolGen.CodeFixes;

/// <summary>One edit.</summary>
/// <param name="Node">The node to be replaced, as it was before any edit.</param>
/// <param name="Change">From the node as it is now to what replaces it.</param>
internal sealed record NodeEdit(SyntaxNode Node, Func<SyntaxNode, SyntaxGenerator, SyntaxNode> Change);
