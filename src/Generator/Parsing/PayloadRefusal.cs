namespace PoolGen.Generator.Parsing;

/// <summary>Why a type cannot cross.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Path">The way to what breaks it: <c>Order.Customer.Handler</c>.</param>
/// <param name="Type">The type found there.</param>
internal sealed record PayloadRefusal(TaskRule Rule, string Path, string Type);
