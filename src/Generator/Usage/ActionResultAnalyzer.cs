using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL036: a controller's action or a hub's method that returns a result in place of a task.</summary>
/// <remarks>Both frameworks await it, but by reflection: descriptions of an API name the wrong type, and a NativeAOT program has no such reflection.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActionResultAnalyzer : UsageAnalyzer
{
    private const string Controller = "Microsoft.AspNetCore.Mvc.ControllerBase";
    private const string ControllerAttribute = "Microsoft.AspNetCore.Mvc.ControllerAttribute";
    private const string NonActionAttribute = "Microsoft.AspNetCore.Mvc.NonActionAttribute";
    private const string Hub = "Microsoft.AspNetCore.SignalR.Hub";

    /// <summary>The rule.</summary>
    public ActionResultAnalyzer()
        : base(UsageRules.ActionResult)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        INamedTypeSymbol? controller = context.Compilation.GetTypeByMetadataName(Controller);
        INamedTypeSymbol? mark = context.Compilation.GetTypeByMetadataName(ControllerAttribute);
        INamedTypeSymbol? noAction = context.Compilation.GetTypeByMetadataName(NonActionAttribute);
        INamedTypeSymbol? hub = context.Compilation.GetTypeByMetadataName(Hub);
        if (controller is null && hub is null) return;
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, DeclaredAccessibility: Accessibility.Public, ContainingType: { TypeKind: TypeKind.Class } type }) return;
                if (UnawaitedResult.In(method.ReturnType, symbols) is not { } result) return;
                string consequence;
                if (DerivesFrom(type, hub)) consequence = "which SignalR does not await in a program that is published as NativeAOT";
                else if ((DerivesFrom(type, controller) || HasAttribute(type, mark)) && !HasAttribute(method, noAction)) consequence = "which descriptions of the API show in place of its value";
                else return;
                symbol.ReportDiagnostic(Diagnostic.Create(Rule, method.Locations[0], method.Name, result.Returned, result.Consequence(consequence), result.Task));
            },
            SymbolKind.Method);
    }

    private static bool DerivesFrom(INamedTypeSymbol? type, INamedTypeSymbol? root)
    {
        for (; type is not null && root is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, root)) return true;
        }

        return false;
    }

    /// <summary>Whether a type or one of its bases, or a method, has an attribute or one that derives from it.</summary>
    private static bool HasAttribute(ISymbol symbol, INamedTypeSymbol? attribute)
    {
        if (attribute is null) return false;
        for (ISymbol? declared = symbol; declared is not null; declared = (declared as INamedTypeSymbol)?.BaseType)
        {
            if (declared.GetAttributes().Any(data => DerivesFrom(data.AttributeClass, attribute))) return true;
        }

        return false;
    }
}
