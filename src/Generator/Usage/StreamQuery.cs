using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PoolGen.Generator.Usage;

/// <summary>A stream, and the LINQ calls on it that read nothing before somebody reads them.</summary>
internal sealed class StreamQuery
{
    private const string Foreach = "await foreach";
    private const string AsAsyncEnumerable = "AsAsyncEnumerable";

    private readonly IOperation _stream;
    private readonly string _calls;

    private StreamQuery(IOperation stream, string calls)
    {
        _stream = stream;
        _calls = calls;
    }

    /// <summary>Whether the stream itself is read, without calls on it.</summary>
    public bool IsPlain => _calls.Length == 0;

    /// <summary>The query that an operation is, or null.</summary>
    public static StreamQuery? Of(IOperation? operation, PoolSymbols symbols)
    {
        string calls = "";
        for (IOperation? current = operation; current is not null;)
        {
            if (current is IConversionOperation conversion) current = conversion.Operand;
            else if (current is ITranslatedQueryOperation query) current = query.Operation;
            else if (symbols.IsStream(current.Type)) return new StreamQuery(current, calls);
            else if (current is IInvocationOperation call && IsLinq(call.TargetMethod) && IsLazy(call.TargetMethod))
            {
                calls = $".{call.TargetMethod.Name}(...){calls}";
                current = Source(call);
            }
            else return null;
        }

        return null;
    }

    /// <summary>What to write instead of a call that reads a query, or null where it reads none at once.</summary>
    public static string? AlternativeTo(IInvocationOperation call, PoolSymbols symbols, Compilation compilation)
    {
        if (IsLinq(call.TargetMethod)) return IsLazy(call.TargetMethod) ? null : Of(Source(call), symbols)?.Alternative(compilation, call.TargetMethod.Name);
        if (call.TargetMethod is not { Name: "Join" or "Concat", ContainingType.SpecialType: SpecialType.System_String }) return null;
        return call.Arguments.Select(argument => Of(argument.Value, symbols)).FirstOrDefault(static query => query is not null)?.Alternative(compilation);
    }

    /// <summary>What to write instead of something that reads the query as this method of LINQ does.</summary>
    public string Alternative(Compilation compilation, string method = nameof(Enumerable.ToList))
    {
        string name = method + "Async";
        bool hasTwin = compilation.GetTypeByMetadataName("System.Linq.AsyncEnumerable")?.GetMembers(name).Length > 0;
        return hasTwin && IsConvertible ? $"await {Converted}.{name}(...)" : Foreach;
    }

    /// <summary>What to write instead of a loop over the query.</summary>
    public string LoopAlternative() => IsPlain || !IsConvertible ? Foreach : $"{Foreach} (... in {Converted})";

    private bool IsConvertible => _stream.Type?.GetMembers(AsAsyncEnumerable).Length > 0;

    private string Converted => $"{_stream.Variable()?.Name ?? (_stream is IInvocationOperation call ? call.TargetMethod.Name + "(...)" : "...")}.{AsAsyncEnumerable}(){_calls}";

    private static bool IsLinq(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };

    private static bool IsLazy(IMethodSymbol method) => method.ReturnType is { Name: "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable" };

    private static IOperation? Source(IInvocationOperation call) =>
        call.Instance ?? (call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value);
}
