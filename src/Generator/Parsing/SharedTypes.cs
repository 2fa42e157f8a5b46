using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>The user's own types that cross, with all codecs they need: taken apart once, however many tasks use them.</summary>
/// <remarks>Lives as long as the compilation does whose assembly it belongs to. Any thread may use it.</remarks>
internal sealed class SharedTypes
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, SharedTypes> Homes = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Entry> _entries = new(SymbolEqualityComparer.Default);

    /// <summary>Those that the tasks of an assembly use.</summary>
    public static SharedTypes Of(IAssemblySymbol home) => Homes.GetValue(home, static _ => new SharedTypes());

    public bool TryGet(INamedTypeSymbol type, out Entry? entry) => _entries.TryGetValue(type, out entry);

    public Entry Add(INamedTypeSymbol type, Payload payload, PayloadClassifier found) =>
        _entries[type] = new Entry(payload, [.. found.Codecs], [.. found.SharedValues]);

    /// <param name="Payload">How the type crosses.</param>
    /// <param name="Codecs">Its own codec, and those of all types within it.</param>
    /// <param name="SharedValues">The types of the values that are shared within it.</param>
    internal sealed record Entry(Payload Payload, IReadOnlyList<DeclaredCodecModel> Codecs, IReadOnlyList<SharedValueModel> SharedValues);
}
