namespace PoolGen.Generator.Parsing;

/// <summary>What a parameter of an exception's constructor is given.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Source">What it is given.</param>
/// <param name="Member">The member, where it is given one.</param>
internal sealed record ExceptionArgument(string Parameter, ExceptionSource Source, DeclaredMember? Member)
{
    public bool IsSameAs(ExceptionArgument other) => Source == other.Source && Member == other.Member;
}
