using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Finds the calls of <c>Shared.Create</c>: a program may share values with tasks that are another project's.</summary>
internal static class SharedCreationParser
{
    private const string Create = "Create";
    private const string Shared = "Shared";

    /// <summary>A look at the text alone: what may name the method.</summary>
    public static bool IsCandidate(SyntaxNode node) => node is SimpleNameSyntax { Identifier.ValueText: Create, Parent: { } parent } name && parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name && (NameOf(access.Expression) == Shared || (access.Expression is IdentifierNameSyntax { Identifier.ValueText: var alias } && IsAlias(alias, node))),
        InvocationExpressionSyntax call => call.Expression == name,
        _ => false,
    };

    /// <summary>What the call shares, or null where it is none or its value cannot be sent.</summary>
    public static SharedCreationModel? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        SemanticModel model = context.SemanticModel;
        // With its type written out the method is known even where the value comes from code that is still to be generated.
        SymbolInfo found = model.GetSymbolInfo(context.Node, cancellationToken);
        if ((found.Symbol ?? found.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { TypeArguments: [var value] } method || !IsCreate(method)) return null;
        var classifier = new PayloadClassifier(model.Compilation.Assembly, cancellationToken);
        return classifier.Share(value) is null
            ? null
            : new SharedCreationModel(new EquatableArray<SharedValueModel>(classifier.SharedValues), new EquatableArray<DeclaredCodecModel>(classifier.Codecs));
    }

    /// <summary>Whether a method is <c>Shared.Create</c>.</summary>
    public static bool IsCreate(IMethodSymbol method) =>
        method is { Name: Create, ContainingType: { Name: Shared, Arity: 0, ContainingAssembly.Name: "PoolGen" } type } && SymbolNames.Metadata(type) == WellKnownNames.Shared;

    private static bool IsAlias(string name, SyntaxNode node)
    {
        return node.Ancestors().Any(outer => outer switch
        {
            CompilationUnitSyntax file => Declares(file.Usings),
            BaseNamespaceDeclarationSyntax space => Declares(space.Usings),
            _ => false,
        });

        bool Declares(SyntaxList<UsingDirectiveSyntax> usings) => usings.Any(one => one.Alias?.Name.Identifier.ValueText == name);
    }

    private static string NameOf(ExpressionSyntax type) => type switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
