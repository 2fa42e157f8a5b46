using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>Why a type cannot cross.</summary>
/// <param name="Rule">The rule that it breaks; null where the compiler reports the mistake itself.</param>
/// <param name="Path">The way to what breaks it: <c>Order.Customer.Handler</c>.</param>
/// <param name="Type">The type found there.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record PayloadRefusal(DiagnosticDescriptor? Rule, string Path, string Type, string Advice);
