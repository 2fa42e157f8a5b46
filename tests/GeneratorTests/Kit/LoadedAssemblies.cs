using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Gives a workspace the generator that the tests themselves have loaded.</summary>
internal sealed class LoadedAssemblies : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath) => _ = fullPath;
    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
