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

    /// <summary>The exception's model, or null where it is none or cannot be made of a message.</summary>
    public static ExceptionModel? Parse(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol { IsAbstract: false, IsGenericType: false } type) return null;
        if (!IsException(type) || !FrameworkTypes.CanBeNamed(type, type.ContainingAssembly) || HasRequiredMember(type)) return null;

        IMethodSymbol[] constructors = [.. type.InstanceConstructors.Where(constructor => FrameworkTypes.IsAccessible(constructor, type.ContainingAssembly))];
        bool takesInner = constructors.Any(static constructor => TakesMessage(constructor, 2) && IsBaseException(constructor.Parameters[1].Type));
        return takesInner || constructors.Any(static constructor => TakesMessage(constructor, 1))
            ? new ExceptionModel(SymbolNames.Metadata(type), SymbolNames.ToPlain(type), takesInner)
            : null;
    }

    /// <summary>Each once, whatever the order of the files was.</summary>
    public static EquatableArray<ExceptionModel> Order(IEnumerable<ExceptionModel> exceptions) =>
        new(exceptions.Distinct().OrderBy(static exception => exception.TypeName, StringComparer.Ordinal));

    private static bool TakesMessage(IMethodSymbol constructor, int count) =>
        constructor.Parameters.Length == count
        && constructor.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && constructor.Parameters[0].Type.SpecialType == SpecialType.System_String;

    private static bool IsException(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (IsBaseException(current)) return true;
        }

        return false;
    }

    private static bool IsBaseException(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Exception" } named && SymbolNames.Metadata(named) == "System.Exception";

    private static bool HasRequiredMember(INamedTypeSymbol type) =>
        type.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
        || (type.BaseType is { } basis && HasRequiredMember(basis));

    private static bool HasEnding(string name) => Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal));

    private static string NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
