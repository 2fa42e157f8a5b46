using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Rules;

/// <summary>The rules of one category.</summary>
/// <param name="category">What they concern, as editors show it.</param>
internal sealed class RuleList(string category)
{
    private const string HelpLinks = "https://github.com/poolgen/poolgen/blob/main/docs/diagnostics/";

    private readonly List<DiagnosticDescriptor> _rules = [];

    /// <summary>Those that have been added.</summary>
    public ImmutableArray<DiagnosticDescriptor> All => [.. _rules];

    public DiagnosticDescriptor Error(string id, string title, string message) => Add(id, title, message, DiagnosticSeverity.Error);

    /// <param name="id">The id.</param>
    /// <param name="title">What should be.</param>
    /// <param name="message">What is, and what to do.</param>
    /// <param name="tags">What else editors are told of it.</param>
    public DiagnosticDescriptor Warning(string id, string title, string message, params string[] tags) => Add(id, title, message, DiagnosticSeverity.Warning, tags);

    public DiagnosticDescriptor Information(string id, string title, string message) => Add(id, title, message, DiagnosticSeverity.Info);

    private DiagnosticDescriptor Add(string id, string title, string message, DiagnosticSeverity severity, params string[] tags)
    {
        DiagnosticDescriptor rule = new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLinks + id + ".md", customTags: tags);
        _rules.Add(rule);
        return rule;
    }
}
