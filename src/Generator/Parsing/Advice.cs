using Microsoft.CodeAnalysis;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>What to do about a type or parameter that cannot cross, as the end of a message.</summary>
internal static class Advice
{
    public const string ReturnByValue = "return the value itself";

    private const string UseMemory = "take an array or Memory<T>, and return what changed";
    private const string SendData = "send what the task needs to make one of its own, such as a path, a key or the data";
    private const string LogByContext = "a worker has no logger of the application's: use TaskContext.Current.Logger, whose entries arrive at the pool's LoggerFactory";
    private const string MakeService = "a service stays in the process that made it: let each worker make its own, in the method that the pool's Initializer names";

    /// <summary>On a type that breaks a rule.</summary>
    public static string On(DiagnosticDescriptor? rule, ITypeSymbol type) => rule?.Id switch
    {
        "POOL004" => UseMemory,
        "POOL005" => OnUnsendable(type),
        "POOL006" => IsMadeOnce(type) ? MakeService : SendData,
        "POOL015" => OnOpen(type),
        "POOL016" => OnUnset(type),
        _ => "",
    };

    /// <summary>On a parameter that is passed by reference.</summary>
    public static string On(IParameterSymbol parameter) => parameter switch
    {
        { Type.IsRefLikeType: true } => UseMemory,
        { RefKind: RefKind.In or RefKind.RefReadOnlyParameter } => "remove 'in', the value is copied to the worker in any case",
        _ => UseMemory,
    };

    private static string OnOpen(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic) return "declare the type that they have, such as a record in place of an anonymous type";
        return IsService(type) ? MakeService : "declare the type that they have, or name its types by [PoolUnion]";
    }

    private static string OnUnsendable(ITypeSymbol type)
    {
        if (type.Name is "ILogger" or "ILoggerFactory") return LogByContext;
        if (type is INamedTypeSymbol named && (ExceptionMembers.IsException(named) || ExceptionMembers.IsBase(named)))
        {
            return "throw it, and the caller gets it, or send its message and data in a type of your own";
        }

        if (type is INamedTypeSymbol { Name: "IAsyncEnumerable" }) return "return an array or a list, or make each item a call of its own and read the results as they come from Imap";
        return IsService(type) ? MakeService : "send its data in a type of your own, or leave the member out by [PoolIgnore]";
    }

    private static string OnUnset(ITypeSymbol type)
    {
        if (FillableCollection.Is(type)) return "initialize it, as in '{ get; } = []', or give it 'init'";
        bool isCollection = type is IArrayTypeSymbol || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);
        return isCollection && type.SpecialType != SpecialType.System_String
            ? "give it 'init', or leave it out by [PoolIgnore]"
            : "give it a setter, or leave it out by [PoolIgnore]";
    }

    /// <summary>Handles that a process makes once and keeps.</summary>
    private static bool IsMadeOnce(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "IServiceProvider" or "HttpClient" or "DbContext") return true;
        }

        return false;
    }

    /// <summary>What a container would inject, and interfaces that only do things.</summary>
    private static bool IsService(ITypeSymbol type) =>
        type.Name is "IConfiguration" or "IServiceScopeFactory" or "IHttpClientFactory" or "IMemoryCache"
        || (type is { TypeKind: TypeKind.Interface } && !FrameworkTypes.Contains(type)
            && type.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary })
            && !type.GetMembers().Any(static member => member is IPropertySymbol));
}
