using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL047: a package of PoolGen's, or the generator itself, that was not released together with the library.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] Packages = ["PoolGen.Hosting", "PoolGen.Spectre", "PoolGen.Dashboard", "PoolGen.Orleans"];

    private static readonly string? OwnVersion = typeof(VersionAnalyzer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [UsageRules.VersionMismatch];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        // A library that somebody built without a version says nothing.
        if (PoolSymbols.Find(context.Compilation) is not { } symbols || Release(VersionOf(symbols.Runtime)) is not { } version) return;
        Compare("The generator", OwnVersion);
        foreach (IAssemblySymbol assembly in context.Compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (Array.IndexOf(Packages, assembly.Name) >= 0) Compare(assembly.Name, VersionOf(assembly));
        }

        void Compare(string what, string? found)
        {
            if (Release(found) is { } other && other != version) context.ReportDiagnostic(Diagnostic.Create(UsageRules.VersionMismatch, Location.None, what, other, version));
        }
    }

    private static string? VersionOf(IAssemblySymbol assembly) => assembly.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass?.Name == nameof(AssemblyInformationalVersionAttribute))?
        .ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>A version without the commit that it was built from.</summary>
    private static string? Release(string? version) => version?.Split('+')[0];
}
