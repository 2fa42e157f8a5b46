namespace PoolGen.Generator.Parsing;

/// <summary>One element at the top of a documentation comment.</summary>
/// <param name="Tag">Its tag: <c>summary</c>, <c>param</c>.</param>
/// <param name="Name">Its <c>name</c>, or null.</param>
/// <param name="Content">The XML inside it.</param>
internal sealed record DocumentationElement(string Tag, string? Name, string Content);
