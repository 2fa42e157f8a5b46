using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace PoolGen.Benchmarks.Generator;

/// <summary>The SDK's own compiler, started anew for each build as a build server is not: a program with a thousand tasks, with the package and without.</summary>
/// <remarks>The generators that the SDK gives every build are there in both: they load and compile what all generators share.</remarks>
internal sealed partial class ColdCompiler : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("poolgen-compiler-");

    private readonly PackageFiles _package;

    /// <param name="package">The version of the package to build with.</param>
    public ColdCompiler(PackageFiles package)
    {
        _package = package;
        List<string> arguments = ["-target:library", "-nologo", "-nostdlib+", "-nullable:enable", "-langversion:14", "-optimize+", "-preferreduilang:en", "-out:" + At("out.dll")];
        foreach (string reference in Directory.GetFiles(Known("ReferenceAssemblies").Single(), "*.dll").Append(package.Runtime)) arguments.Add("-r:" + reference);
        foreach (SyntaxTree tree in ThousandTasks.Compilation.SyntaxTrees)
        {
            File.WriteAllText(At(tree.FilePath), tree.ToString());
            arguments.Add(At(tree.FilePath));
        }

        File.WriteAllLines(At("arguments.rsp"), arguments.Select(static argument => $"\"{argument}\""));
    }

    /// <summary>A build without the package.</summary>
    public ColdBuild Without() => Run(Known("FrameworkGenerator"));

    /// <summary>A build with its generator and analyzers, and with the generator of the library that it depends on.</summary>
    public ColdBuild With() => Run([.. Known("PackageGenerator"), _package.Generator, .. Known("FrameworkGenerator")]);

    public void Dispose() => _folder.Delete(recursive: true);

    private ColdBuild Run(IEnumerable<string> analyzers)
    {
        IEnumerable<string> more = analyzers.Select(static analyzer => "-analyzer:" + analyzer).Append("-reportanalyzer");
        ProcessStartInfo compiler = new("dotnet", ["exec", Known("Compiler").Single(), "-noconfig", "@" + At("arguments.rsp"), .. more]) { RedirectStandardOutput = true };
        double before = ChildProcessor.Milliseconds();
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(compiler)!;
        string report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Match match = GeneratorTime().Match(report);
        if (process.ExitCode != 0 || !match.Success) throw new InvalidOperationException(report);
        return new ColdBuild(milliseconds, ChildProcessor.Milliseconds() - before, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1000);
    }

    // As the build of this program knows them.
    private static string[] Known(string key) =>
        [.. typeof(ColdCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Where(attribute => attribute.Key == key).Select(static attribute => attribute.Value!)];

    private string At(string name) => Path.Combine(_folder.FullName, name);

    [GeneratedRegex(@"Total generator execution time: ([\d.]+) seconds")]
    private static partial Regex GeneratorTime();
}
