using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>How a value is made of its members.</summary>
/// <param name="Members">The members that cross, in order: the value read for the first one is <c>member0</c>.</param>
/// <param name="Text">The code that makes the value.</param>
/// <param name="Filled">The places of members whose collections are filled afterwards.</param>
internal sealed record Construction(IReadOnlyList<DeclaredMember> Members, string Text, IReadOnlyList<int> Filled)
{
    /// <summary>
    /// Takes the constructor that gives back most of what no initializer could set, and of those the shortest; null where there is none,
    /// where something would stay unset, or where two are equally good.
    /// </summary>
    public static Construction? Choose(INamedTypeSymbol type, IReadOnlyList<DeclaredMember> declared, IAssemblySymbol from)
    {
        List<DeclaredMember> usable = [.. declared.Where(static member => !member.IsIgnored)];
        List<Candidate> candidates = [];
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            if (!FrameworkTypes.IsAccessible(constructor, from) || Match(constructor, usable) is not { } taken) continue;
            if (usable.Any(member => member is { CanBeSet: false, IsComputed: false, CanBeFilled: false } && !taken.Exists(pair => pair.Member == member))) continue;
            candidates.Add(new Candidate(constructor, taken, taken.Count(static pair => !pair.Member.CanBeSet)));
        }

        List<Candidate> ranked = candidates.OrderByDescending(static found => found.Covered).ThenBy(static found => found.Constructor.Parameters.Length).ToList();
        if (ranked.Count == 0) return null;
        if (ranked.Count > 1 && ranked[0].Covered == ranked[1].Covered
            && ranked[0].Constructor.Parameters.Length == ranked[1].Constructor.Parameters.Length)
        {
            return null;
        }

        return Print(type, ranked[0].Constructor, ranked[0].Taken, declared, usable);
    }

    private static List<TakenMember>? Match(IMethodSymbol constructor, List<DeclaredMember> members)
    {
        List<TakenMember> taken = [];
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            DeclaredMember? member = members.Find(candidate =>
                string.Equals(candidate.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(candidate.Type, parameter.Type));
            if (member is not null && parameter.RefKind is RefKind.None or RefKind.In) taken.Add(new TakenMember(parameter.Name, member!));
            else if (!parameter.IsOptional) return null;
        }

        return taken;
    }

    private static Construction Print(
        INamedTypeSymbol type, IMethodSymbol constructor, List<TakenMember> taken,
        IReadOnlyList<DeclaredMember> declared, List<DeclaredMember> usable)
    {
        List<DeclaredMember> members = [.. usable.Where(member => member.CanBeSet || member.CanBeFilled || taken.Exists(pair => pair.Member == member))];
        string Value(DeclaredMember member) => "member" + members.IndexOf(member).ToString(CultureInfo.InvariantCulture);

        bool setsRequired = constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
        List<string> initializers = [];
        foreach (DeclaredMember member in declared)
        {
            bool isTaken = taken.Exists(pair => pair.Member == member);
            bool isRequired = member.IsRequired && !setsRequired;
            if (member.IsIgnored ? isRequired : member.CanBeSet && (!isTaken || isRequired))
            {
                initializers.Add($"{Identifier.Escape(member.Name)} = {(member.IsIgnored ? "default" : Value(member))}");
            }
        }

        string arguments = string.Join(", ", taken.Select(pair => $"{Identifier.Escape(pair.Parameter)}: {Value(pair.Member)}"));
        string initializer = initializers.Count == 0 ? "" : " { " + string.Join(", ", initializers) + " }";
        List<int> filled = [.. Enumerable.Range(0, members.Count).Where(place => members[place].CanBeFilled && !taken.Exists(pair => pair.Member == members[place]))];
        return new Construction(members, $"new {SymbolNames.ToPlain(type)}({arguments}){initializer}", filled);
    }

    /// <summary>A constructor, the members that it takes, and how many of them no initializer could set.</summary>
    private sealed record Candidate(IMethodSymbol Constructor, List<TakenMember> Taken, int Covered);

    private sealed record TakenMember(string Parameter, DeclaredMember Member);
}
