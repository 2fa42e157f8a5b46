using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Whether a stub can have a method's signature, whatever rules of tasks it breaks.</summary>
internal static class SpelledTypes
{
    private const int MaxParameters = 16;

    /// <param name="signature">The method.</param>
    /// <param name="isReachable">Whether it and the classes around it are public or internal: then so are its types.</param>
    public static bool CanSpell(TaskSignature signature, bool isReachable)
    {
        IMethodSymbol method = signature.Method;
        if (method.IsGenericMethod || method.RefKind != RefKind.None || method.IsVararg) return false;
        int payload = 0, tokens = 0, progresses = 0;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterKind kind = TaskSignature.KindOf(parameter);
            if (parameter.RefKind is not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter)) return false;
            if (kind == ParameterKind.Token) tokens++;
            else if (kind == ParameterKind.Progress) progresses++;
            else payload++;
            if (!CanSpell(kind == ParameterKind.Progress ? TaskSignature.Reported(parameter) : parameter.Type, method.ContainingAssembly, isReachable)) return false;
        }

        return payload <= MaxParameters && tokens <= 1 && progresses <= 1
            && (signature.Result is not { } result || CanSpell(result, method.ContainingAssembly, isReachable));
    }

    /// <summary>Whether the compiler does not know a type in the signature, or refuses it: it says so itself, and says it best alone.</summary>
    public static bool HasUnresolved(TaskSignature signature) =>
        signature.Method.Parameters.Any(static parameter => IsUnresolved(parameter.Type)) || IsUnresolved(signature.Method.ReturnType);

    /// <summary>Whether a type argument has references where none are allowed, as in <c>SharedArray&lt;string&gt;</c>: no code could name the type.</summary>
    public static bool BreaksConstraint(INamedTypeSymbol type) => type.TypeArguments
        .Zip(type.OriginalDefinition.TypeParameters, static (argument, parameter) => parameter.HasUnmanagedTypeConstraint && !argument.IsUnmanagedType)
        .Any(static isBroken => isBroken);

    private static bool CanSpell(ITypeSymbol type, IAssemblySymbol from, bool isReachable) => type switch
    {
        { SpecialType: SpecialType.System_TypedReference } => false,
        { SpecialType: not (SpecialType.None or SpecialType.System_Nullable_T) } when type is INamedTypeSymbol { Arity: 0 } => true,
        IArrayTypeSymbol array => CanSpell(array.ElementType, from, isReachable),
        INamedTypeSymbol { IsRefLikeType: false, IsStatic: false } named =>
            (isReachable || FrameworkTypes.CanBeNamed(named, from)) && !FrameworkTypes.IsBehindAlias(named, from)
            && named.TypeArguments.All(argument => CanSpell(argument, from, isReachable)) && (named.ContainingType is not { Arity: > 0 } outer || CanSpell(outer, from, isReachable)),
        _ => false,
    };

    private static bool IsUnresolved(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol { Arity: > 0 } named => named.TypeArguments.Any(IsUnresolved) || BreaksConstraint(named),
        _ => false,
    };
}
