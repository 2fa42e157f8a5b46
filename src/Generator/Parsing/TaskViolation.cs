using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>One broken rule.</summary>
/// <param name="Rule">The rule; null where the compiler reports the mistake itself.</param>
/// <param name="Symbol">Where: the method, a parameter, a class.</param>
/// <param name="Arguments">What its message names: the subject first, such as <c>Order.Customer.Handler</c>.</param>
internal sealed record TaskViolation(DiagnosticDescriptor? Rule, ISymbol Symbol, params string[] Arguments);
