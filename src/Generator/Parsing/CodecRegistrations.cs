using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>The codecs that an assembly's own attributes give to types: looked at once for each compilation. Any thread may use it.</summary>
internal sealed class CodecRegistrations
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, CodecRegistrations> Assemblies = new();

    private readonly ILookup<ISymbol?, CodecAttribute> _byType;

    private CodecRegistrations(IAssemblySymbol assembly) =>
        _byType = CodecAttribute.On(assembly).Where(static attribute => attribute.Type is not null).ToLookup(static attribute => (ISymbol?)attribute.Type, SymbolEqualityComparer.Default);

    public static CodecRegistrations Of(IAssemblySymbol assembly) => Assemblies.GetValue(assembly, static assembly => new CodecRegistrations(assembly));

    /// <summary>The attributes that name a type, in their order.</summary>
    public IEnumerable<CodecAttribute> For(ITypeSymbol type) => _byType[type];
}
