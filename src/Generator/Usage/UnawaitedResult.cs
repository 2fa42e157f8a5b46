using Microsoft.CodeAnalysis;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Usage;

/// <summary>A return type that hands a result on before it is awaited.</summary>
internal sealed class UnawaitedResult
{
    private UnawaitedResult(ITypeSymbol returned, INamedTypeSymbol result, bool isNested)
    {
        Returned = SymbolNames.ToMessage(returned);
        Task = result.Arity == 0 ? "Task" : $"Task<{SymbolNames.ToMessage(result.TypeArguments[0])}>";
        IsNested = isNested;
    }

    /// <summary>The type as the user wrote it.</summary>
    public string Returned { get; }

    /// <summary>The type to return instead.</summary>
    public string Task { get; }

    /// <summary>Whether it is within a task: who awaits that has the result as an object.</summary>
    public bool IsNested { get; }

    /// <summary>What a type returns unawaited, or null.</summary>
    public static UnawaitedResult? In(ITypeSymbol type, PoolSymbols symbols)
    {
        bool isNested = type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1 };
        ITypeSymbol inner = isNested ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        return inner is INamedTypeSymbol { Name: "AsyncResult" } result && symbols.IsAsyncResult(result) ? new UnawaitedResult(type, result, isNested) : null;
    }

    /// <summary>What becomes of it, where <paramref name="plain"/> is what becomes of a result that is not within a task.</summary>
    public string Consequence(string plain) => IsNested ? "whose inner state is sent in place of the value" : plain;
}
