namespace PoolGen.Generator.Model;

/// <summary>What a task's stub and its descriptor agree about.</summary>
/// <param name="Container">The class that declares it.</param>
/// <param name="File">The file that declares it: parts of one class are put in the order of their files.</param>
/// <param name="StubName">The stub's name, not escaped.</param>
/// <param name="DisplayName">The method as messages name it.</param>
/// <param name="Id">The stable id, as a literal: by it a stub finds its descriptor, and a worker its task.</param>
/// <param name="Signature">The types that a caller gives: two tasks of one stub with equal signatures would collide.</param>
/// <param name="Obsolete">The attribute that says that the method, or a class around it, is obsolete, as code; or null.</param>
internal abstract record MarkedTask(ContainerName Container, string File, string StubName, string DisplayName, string Id, string Signature, string? Obsolete)
{
    /// <summary>The class of its descriptor: a stub names it, and the half that is written for a build fills it.</summary>
    public string DescriptorName => $"{StubName}_{Id.Substring(2, 16)}";
}
