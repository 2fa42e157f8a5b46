using System.Collections.Immutable;

namespace PoolGen.CodeFixes;

/// <summary>What would fix one diagnostic.</summary>
/// <param name="Title">What the editor's menu shows.</param>
/// <param name="EquivalenceKey">Fixes of one key are made together by "fix all".</param>
/// <param name="Edits">The edits, in any document.</param>
internal sealed record PoolFix(string Title, string EquivalenceKey, ImmutableArray<NodeEdit> Edits);
