using System.Reflection;
using MemoryPack;
using Microsoft.CodeAnalysis;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>MemoryPack as a user's project has it: the library, and the generator that writes the code of marked types.</summary>
internal static class RealMemoryPack
{
    public static MetadataReference Reference { get; } = MetadataReference.CreateFromFile(typeof(MemoryPackSerializer).Assembly.Location);

    public static ISourceGenerator Generator { get; } = Load().AsSourceGenerator();

    private static IIncrementalGenerator Load()
    {
        string path = typeof(RealMemoryPack).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "MemoryPackGenerator").Value!;
        Type type = Assembly.LoadFrom(path).GetTypes().Single(static type => type.IsDefined(typeof(GeneratorAttribute)) && type.IsAssignableTo(typeof(IIncrementalGenerator)));
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
