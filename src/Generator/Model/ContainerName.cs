namespace PoolGen.Generator.Model;

/// <summary>The names of a class that declares tasks.</summary>
/// <param name="Namespace">Its namespace, escaped; empty for the global one.</param>
/// <param name="Name">Its own name, not escaped.</param>
/// <param name="NestedName">Its own name behind those of the classes around it, joined: tells nested classes of one name apart.</param>
/// <param name="Path">The class as code spells it, from <c>global::</c> on.</param>
/// <param name="IsPublic">Whether it is visible outside its assembly.</param>
/// <param name="Flaw">Why none of its tasks can be one.</param>
internal sealed record ContainerName(string Namespace, string Name, string NestedName, string Path, bool IsPublic, ContainerFlaw Flaw);
