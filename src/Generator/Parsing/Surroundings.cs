using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>
/// What the signatures of a compilation depend on beside their own text: its types, usings and constants, its references and options. Two compilations with
/// equal surroundings give the names in a signature that has not changed the same meaning.
/// </summary>
internal sealed class Surroundings
{
    // A tree is shared by all compilations between the edits of its file, so a keystroke reads one.
    private static readonly ConditionalWeakTable<SyntaxTree, string> Declared = new();
    private static readonly ConditionalWeakTable<Compilation, Surroundings> Known = new();

    private readonly string[] _declarations;
    private readonly MetadataReference[] _references;
    private readonly CompilationOptions _options;

    // Whoever asks for one task asks for all of them.
    private Surroundings? _equal;

    private Surroundings(Compilation compilation)
    {
        _declarations = [.. compilation.SyntaxTrees.Select(static tree => Declared.GetValue(tree, static tree => Declarations.Of(tree.GetRoot())))];
        _references = [.. compilation.References];
        _options = compilation.Options;
    }

    public static Surroundings Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new Surroundings(compilation));

    /// <summary>Whether both give names the same meaning.</summary>
    public bool Mean(Surroundings other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(_equal, other)) return true;
        if (!_options.Equals(other._options) || !_declarations.SequenceEqual(other._declarations) || !_references.SequenceEqual(other._references)) return false;
        _equal = other;
        return true;
    }
}
