using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>A constructor that can make an exception again, and what each of its parameters is given.</summary>
/// <param name="Symbol">The constructor.</param>
/// <param name="Arguments">What each parameter that is given something gets; the others have defaults.</param>
internal sealed record ExceptionConstructor(IMethodSymbol Symbol, IReadOnlyList<ExceptionArgument> Arguments)
{
    private bool SetsRequired => Symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private bool TakesAll => Takes(ExceptionSource.InnerExceptions);

    /// <summary>
    /// The constructors that can be called with the message, the inner exceptions and members alone: first the one that gives back most of what no initializer could set,
    /// and of those the one that takes the message, then the inner exceptions, then the shortest.
    /// </summary>
    public static List<ExceptionConstructor> Rank(INamedTypeSymbol type, IReadOnlyList<DeclaredMember> members, IAssemblySymbol from)
    {
        bool isAggregate = ExceptionMembers.IsAggregate(type);
        return [.. type.InstanceConstructors
            .Where(constructor => FrameworkTypes.IsAccessible(constructor, from))
            .Select(constructor => Match(constructor, members, isAggregate))
            .OfType<ExceptionConstructor>()
            .OrderByDescending(static found => found.Arguments.Count(static argument => argument.Member is { CanBeSet: false }))
            .ThenByDescending(static found => found.Takes(ExceptionSource.Message))
            .ThenByDescending(static found => found.TakesAll)
            .ThenByDescending(static found => found.Takes(ExceptionSource.InnerException))
            .ThenBy(static found => found.Symbol.Parameters.Length)];
    }

    /// <summary>Whether a parameter is given this.</summary>
    public bool Takes(ExceptionSource source) => Arguments.Any(argument => argument.Source == source);

    /// <summary>Whether a parameter is given this member.</summary>
    public bool Takes(DeclaredMember member) => Arguments.Any(argument => argument.Member == member);

    /// <summary>Whether an object initializer must name this member.</summary>
    public bool Requires(DeclaredMember member) => member.IsRequired && !SetsRequired;

    private static ExceptionConstructor? Match(IMethodSymbol constructor, IReadOnlyList<DeclaredMember> members, bool isAggregate)
    {
        List<ExceptionArgument> arguments = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            if (Argument(parameter, members, isAggregate) is { } argument && !arguments.Exists(argument.IsSameAs)) arguments.Add(argument);
            else if (!parameter.IsOptional) return null;
        }

        return new ExceptionConstructor(constructor, arguments);
    }

    private static ExceptionArgument? Argument(IParameterSymbol parameter, IReadOnlyList<DeclaredMember> members, bool isAggregate)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In)) return null;
        if (MemberOf(parameter, members) is { } member) return new ExceptionArgument(parameter.Name, ExceptionSource.Member, member);
        if (ExceptionMembers.IsBase(parameter.Type)) return new ExceptionArgument(parameter.Name, ExceptionSource.InnerException, null);
        if (isAggregate && ExceptionMembers.TakesSeveral(parameter.Type)) return new ExceptionArgument(parameter.Name, ExceptionSource.InnerExceptions, null);
        return IsMessage(parameter, members) ? new ExceptionArgument(parameter.Name, ExceptionSource.Message, null) : null;
    }

    private static DeclaredMember? MemberOf(IParameterSymbol parameter, IReadOnlyList<DeclaredMember> members) => members.FirstOrDefault(member =>
        string.Equals(member.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
        && SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type));

    /// <summary>The string that is called so; where none is, the first parameter.</summary>
    private static bool IsMessage(IParameterSymbol parameter, IReadOnlyList<DeclaredMember> members)
    {
        if (parameter.Type.SpecialType != SpecialType.System_String) return false;
        if (IsNamedMessage(parameter)) return true;
        var constructor = (IMethodSymbol)parameter.ContainingSymbol;
        return parameter.Ordinal == 0 && !constructor.Parameters.Any(other => IsNamedMessage(other) && MemberOf(other, members) is null);
    }

    private static bool IsNamedMessage(IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_String && string.Equals(parameter.Name, "message", StringComparison.OrdinalIgnoreCase);
}
