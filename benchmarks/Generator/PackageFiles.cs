using PoolGen.Generator;

namespace PoolGen.Benchmarks.Generator;

/// <summary>A version of the package: the files of it that a build uses.</summary>
/// <param name="Generator">The generator and its analyzers.</param>
/// <param name="Runtime">The library that generated code calls.</param>
internal sealed record PackageFiles(string Generator, string Runtime)
{
    /// <summary>The version that this program was built with.</summary>
    public static PackageFiles Present { get; } = new(typeof(PoolTaskGenerator).Assembly.Location, typeof(IPool).Assembly.Location);

    /// <summary>Another one, kept in a folder.</summary>
    public static PackageFiles In(string folder) =>
        new(Path.GetFullPath(Path.Combine(folder, Path.GetFileName(Present.Generator))), Path.GetFullPath(Path.Combine(folder, Path.GetFileName(Present.Runtime))));
}
