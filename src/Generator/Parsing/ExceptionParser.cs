using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Finds the user's own exceptions, for the manifest to rebuild them without reflection.</summary>
internal static class ExceptionParser
{
    private static readonly string[] Endings = ["Exception", "Error", "Failure", "Fault"];

    /// <summary>A look at the text alone, so that a keystroke does not bind every class: the class or its base is named like an exception.</summary>
    public static bool IsCandidate(SyntaxNode node) =>
        node is ClassDeclarationSyntax { BaseList.Types: { Count: > 0 } bases, TypeParameterList: null } type
        && (HasEnding(type.Identifier.ValueText) || HasEnding(NameOf(bases[0].Type)));

    /// <summary>The exception's model, or null where it is none or cannot be made again.</summary>
    public static ExceptionModel? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is INamedTypeSymbol { IsAbstract: false } type && ExceptionMembers.IsException(type)
            ? new ExceptionRebuild(type, cancellationToken).Model
            : null;

    /// <summary>Each once, whatever the order of the files was.</summary>
    public static EquatableArray<ExceptionModel> Order(IEnumerable<ExceptionModel> exceptions) =>
        new(exceptions.Distinct().OrderBy(static exception => exception.TypeName, StringComparer.Ordinal));

    private static bool HasEnding(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
