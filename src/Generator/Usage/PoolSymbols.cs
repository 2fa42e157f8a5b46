using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Usage;

/// <summary>The runtime as one compilation sees it.</summary>
internal sealed class PoolSymbols
{
    // One for all analyzers of a compilation, and as long as it lives.
    private static readonly ConditionalWeakTable<Compilation, PoolSymbols> Known = new();

    private readonly INamedTypeSymbol? _asyncResult;
    private readonly INamedTypeSymbol?[] _streams;
    private readonly INamedTypeSymbol?[] _pools;
    private readonly INamedTypeSymbol? _contract;
    private readonly INamedTypeSymbol? _attribute;
    private readonly INamedTypeSymbol? _worker;

    private PoolSymbols(Compilation compilation)
    {
        _asyncResult = compilation.GetTypeByMetadataName(WellKnownNames.AsyncResult);
        _streams = [compilation.GetTypeByMetadataName(WellKnownNames.PoolStream), compilation.GetTypeByMetadataName(WellKnownNames.PoolOutcomes)];
        _pools = [compilation.GetTypeByMetadataName(WellKnownNames.ProcessPool), compilation.GetTypeByMetadataName(WellKnownNames.InProcessPool)];
        _contract = compilation.GetTypeByMetadataName(WellKnownNames.IPool);
        _attribute = compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute);
        _worker = compilation.GetTypeByMetadataName(WellKnownNames.PoolWorker);
    }

    /// <summary>The symbols, or null where the project does not reference the runtime.</summary>
    public static PoolSymbols? Find(Compilation compilation) =>
        Known.GetValue(compilation, static compilation => new PoolSymbols(compilation)) is { _asyncResult: not null } symbols ? symbols : null;

    /// <summary>The runtime itself.</summary>
    public IAssemblySymbol Runtime => _asyncResult!.ContainingAssembly;

    /// <summary>Whether a project that this one references has tasks.</summary>
    public static bool ReferencesTasks(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols.Any(static assembly =>
        assembly.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == WellKnownNames.ManifestAttribute));

    /// <summary>Whether a method is one of a stub's: <c>Apply</c>, <c>MapAsync</c>.</summary>
    public static bool IsStubMember(IMethodSymbol method) =>
        method is { ContainingType: { Name: "PoolTaskExtensions", ContainingAssembly.Name: "PoolGen" } }
        || (!method.IsStatic && IsStub(method.ContainingType));

    /// <summary>Whether a type is a stub: what has <c>Apply</c>.</summary>
    public static bool IsStub(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, ContainingType: { } container } && GeneratedTypes.Contains(container);

    public bool IsAsyncResult(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, _asyncResult)) return true;
        }

        return false;
    }

    /// <summary>Whether a type is a stream, or the stream of its outcomes.</summary>
    public bool IsStream(ITypeSymbol? type) => Array.Exists(_streams, stream => Same(type?.OriginalDefinition, stream));

    public bool IsPool(ITypeSymbol? type) => Array.Exists(_pools, pool => Same(type, pool));

    /// <summary>Whether a type is a pool of any kind.</summary>
    public bool IsAnyPool(ITypeSymbol? type) => type is not null && (Same(type, _contract) || type.AllInterfaces.Any(one => Same(one, _contract)));

    /// <summary>The <c>[PoolTask]</c> of a method, or null.</summary>
    public AttributeData? TaskMark(IMethodSymbol method) => _attribute is null ? null : TaskAttribute.Find(method, _attribute);

    /// <summary>Whether a method is <c>PoolWorker.TryRun</c>.</summary>
    public bool IsTryRun(IMethodSymbol method) => method.Name == "TryRun" && Same(method.ContainingType, _worker);

    private static bool Same(ITypeSymbol? one, ITypeSymbol? other) => other is not null && SymbolEqualityComparer.Default.Equals(one, other);
}
