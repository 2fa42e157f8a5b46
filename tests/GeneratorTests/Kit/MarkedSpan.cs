using Microsoft.CodeAnalysis.Text;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>One diagnostic at its place: where markup expects it, or where it was reported.</summary>
/// <param name="File">The number of the source, from 0.</param>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Span">Its place in the text without marks.</param>
internal sealed record MarkedSpan(int File, string Id, TextSpan Span);
