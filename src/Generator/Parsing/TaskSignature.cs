using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>A method's signature as a task's: who supplies each parameter, and what is awaited.</summary>
internal sealed class TaskSignature
{
    public TaskSignature(IMethodSymbol method)
    {
        Method = method;
        (Await, Result) = Unwrap(method);
    }

    public IMethodSymbol Method { get; }

    public AwaitKind Await { get; }

    /// <summary>The result's type, or null for none.</summary>
    public ITypeSymbol? Result { get; }

    public IEnumerable<IParameterSymbol> Payload => Method.Parameters.Where(static parameter => KindOf(parameter) == ParameterKind.Payload);

    /// <summary>What tells the stub members of overloads apart: the types that a caller gives.</summary>
    public string StubKey => string.Join(",", Payload.Select(static parameter => SymbolNames.ToPlain(parameter.Type)));

    public static ParameterKind KindOf(IParameterSymbol parameter) => parameter.Type switch
    {
        INamedTypeSymbol type when IsToken(type) => ParameterKind.Token,
        INamedTypeSymbol type when IsProgress(type) => ParameterKind.Progress,
        _ => ParameterKind.Payload,
    };

    /// <summary>The type that a progress parameter reports.</summary>
    public static ITypeSymbol Reported(IParameterSymbol progress) => ((INamedTypeSymbol)progress.Type).TypeArguments[0];

    private static bool IsToken(INamedTypeSymbol type) =>
        type is { Name: "CancellationToken", Arity: 0 } && SymbolNames.Metadata(type) == "System.Threading.CancellationToken";

    private static bool IsProgress(INamedTypeSymbol type) =>
        type is { Name: "IProgress", Arity: 1 } && SymbolNames.Metadata(type) == "System.IProgress`1";

    private static (AwaitKind Await, ITypeSymbol? Result) Unwrap(IMethodSymbol method)
    {
        if (method.ReturnsVoid) return (AwaitKind.None, null);
        if (method.ReturnType is not INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 or 1 } type) return (AwaitKind.None, method.ReturnType);
        return SymbolNames.Metadata(type) switch
        {
            "System.Threading.Tasks.Task" => (AwaitKind.Task, null),
            "System.Threading.Tasks.Task`1" => (AwaitKind.Task, type.TypeArguments[0]),
            "System.Threading.Tasks.ValueTask" => (AwaitKind.ValueTask, null),
            "System.Threading.Tasks.ValueTask`1" => (AwaitKind.ValueTask, type.TypeArguments[0]),
            _ => (AwaitKind.None, type),
        };
    }
}
