namespace PoolGen.Generator.Model;

/// <summary>An exception of the user's that a caller can be given as it was thrown in the worker.</summary>
/// <param name="TypeName">Its full name, as the runtime has it.</param>
/// <param name="Type">The type as code spells it.</param>
/// <param name="TakesInner">Whether its constructor takes the inner exception besides the message.</param>
internal sealed record ExceptionModel(string TypeName, string Type, bool TakesInner);
