using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>POOL044: a private field of a type that a task sends, which no public member carries. The field may be a cache, so it is an information.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedFieldAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [PoolRules.DroppedField];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return;
            // Many tasks send one type, whose fields are reported once.
            ConcurrentDictionary<ITypeSymbol, bool> seen = new(SymbolEqualityComparer.Default);
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute, seen), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute, ConcurrentDictionary<ITypeSymbol, bool> seen)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null || TaskAttribute.Find(method, attribute) is null) return;
        var signature = new TaskSignature(method);
        Stack<ITypeSymbol> waiting = new(signature.Payload.Select(static parameter => parameter.Type));
        if (signature.Result is { } result) waiting.Push(result);
        while (waiting.Count > 0)
        {
            ITypeSymbol type = waiting.Pop();
            if (!seen.TryAdd(type, true)) continue;
            foreach (ITypeSymbol part in Parts(type, context)) waiting.Push(part);
        }
    }

    /// <summary>The types within a type; what a type of this project drops is reported on the way.</summary>
    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type, SymbolAnalysisContext context)
    {
        if (type is IArrayTypeSymbol array) return [array.ElementType];
        if (type is not INamedTypeSymbol named) return [];
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly)) return named.TypeArguments;
        if (type.IsUnmanagedType || PackableType.Of(named) is not null || CodecRules.For(type, context.Compilation.Assembly).Any()) return named.TypeArguments;
        List<DeclaredMember> members = [.. DeclaredMember.Of(named, context.Compilation.Assembly).Where(static member => !member.IsIgnored)];
        foreach (IFieldSymbol field in named.OriginalDefinition.GetMembers().OfType<IFieldSymbol>().Where(field => IsDropped(field, named, context.CancellationToken)))
        {
            context.ReportDiagnostic(Diagnostic.Create(PoolRules.DroppedField, field.Locations[0], field.Name, SymbolNames.ToMessage(named.OriginalDefinition)));
        }

        return named.TypeArguments.Concat(members.Select(static member => member.Type)).Concat(UnionCase.Of(named).Select(static found => found.Type));
    }

    private static bool IsDropped(IFieldSymbol field, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        field is { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false, AssociatedSymbol: null, DeclaredAccessibility: not Accessibility.Public }
        && field.Type.TypeKind != TypeKind.Delegate
        && !IgnoreAttribute.On(field)
        && field.Locations[0].IsInSource
        && type.TypeKind is TypeKind.Class or TypeKind.Struct
        && !IsUsedByMember(field, type, cancellationToken);

    /// <summary>Whether a public property reads the field: it carries the value, or hides what is derived from others.</summary>
    private static bool IsUsedByMember(IFieldSymbol field, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(static property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public })
            .SelectMany(static property => property.DeclaringSyntaxReferences)
            .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(name => name.Identifier.ValueText == field.Name);
}
