using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What a type is, seen from outside: the framework's or the user's, nameable or not, a handle or data.</summary>
internal static class FrameworkTypes
{
    private static readonly HashSet<string> HandleRoots = new(StringComparer.Ordinal)
    {
        "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1", "System.Threading.CancellationToken",
        "System.Threading.CancellationTokenSource", "System.Threading.WaitHandle", "System.Threading.Lock", "System.Threading.Thread",
        "System.Threading.Timer", "System.Runtime.InteropServices.GCHandle", "System.Runtime.InteropServices.SafeHandle",
        "System.Net.Sockets.Socket", "System.Net.Http.HttpClient", "System.Diagnostics.Process", "System.IServiceProvider", "System.Delegate",
        "System.Reflection.MemberInfo", "System.Reflection.Assembly", "System.IProgress`1", "System.WeakReference", "System.WeakReference`1",
        "Microsoft.EntityFrameworkCore.DbContext",
    };

    private static readonly string[] Comparing = ["Set", "Dictionary", "Sorted", "Lookup", "PriorityQueue"];

    /// <summary>The keys that Microsoft signs its assemblies with: names alone are free for everybody.</summary>
    private static readonly ulong[] Tokens =
    [
        0x7cec85d7bea7798e, 0xb03f5f7f11d50a3a, 0xb77a5c561934e089, 0xcc7b13ffcd2ddd51, 0x31bf3856ad364e35, 0xadb9793829ddae60,
    ];

    /// <summary>Whether a type ships with .NET: it crosses only if the runtime has a codec for it.</summary>
    public static bool Contains(ITypeSymbol type)
    {
        if (type.ContainingAssembly?.Identity is not { } assembly) return false;
        if (assembly.Name == "PoolGen") return true;
        bool isNamedSo = assembly.Name.StartsWith("System.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || assembly.Name is "System" or "mscorlib" or "netstandard";
        return isNamedSo && Array.IndexOf(Tokens, Number(assembly.PublicKeyToken)) >= 0;
    }

    private static ulong Number(ImmutableArray<byte> token)
    {
        ulong number = 0;
        foreach (byte part in token) number = (number << 8) | part;
        return number;
    }

    /// <summary>Whether a type stands for something in this process.</summary>
    public static bool IsHandle(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (HandleRoots.Contains(SymbolNames.Metadata(current.OriginalDefinition))) return true;
        }

        return false;
    }

    /// <summary>Whether values may be of a collection type that the user wrote, which then runs while it is written.</summary>
    public static bool IsOpenCollection(ITypeSymbol type) =>
        type is { TypeKind: TypeKind.Interface } or { Name: "Memory" or "ReadOnlyMemory" or "ReadOnlySequence" or "Lazy" or "Collection" or "ReadOnlyCollection" or "ReadOnlyObservableCollection" or "ReadOnlyDictionary" or "ObservableCollection" };

    /// <summary>Whether a collection hashes or compares its elements while it is filled.</summary>
    public static bool IsComparing(ITypeSymbol type) =>
        Array.Exists(Comparing, part => type.Name.IndexOf(part, StringComparison.Ordinal) >= 0);

    /// <summary>Whether code emitted into an assembly can name a type, its type arguments included.</summary>
    public static bool CanBeNamed(INamedTypeSymbol type, IAssemblySymbol from)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal || current.IsAnonymousType || !IsAccessible(current, from)) return false;
        }

        return true;
    }

    /// <summary>Whether the project references a type's assembly under aliases alone: emitted code names types from <c>global::</c> on.</summary>
    public static bool IsBehindAlias(INamedTypeSymbol type, IAssemblySymbol from)
    {
        if (type.ContainingAssembly is not { } assembly || SymbolEqualityComparer.Default.Equals(assembly, from)) return false;
        return from is ISourceAssemblySymbol { Compilation: { } compilation }
            && compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases
            && !aliases.Contains("global");
    }

    /// <summary>Whether code emitted into an assembly can use a member.</summary>
    public static bool IsAccessible(ISymbol symbol, IAssemblySymbol from) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, from) || symbol.ContainingAssembly.GivesAccessTo(from),
        _ => false,
    };
}
