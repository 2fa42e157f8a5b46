using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using PoolGen.Generator;

namespace PoolGen.Benchmarks.Generator;

/// <summary>The SDK's own compiler, started anew for each build as a build server is not: a program with a thousand tasks, with the generator and without.</summary>
internal sealed partial class ColdCompiler : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("poolgen-compiler-");

    public ColdCompiler()
    {
        List<string> arguments = ["-target:library", "-nologo", "-nostdlib+", "-nullable:enable", "-langversion:14", "-optimize+", "-preferreduilang:en", "-out:" + At("out.dll")];
        foreach (string reference in Directory.GetFiles(Known("ReferenceAssemblies"), "*.dll").Append(typeof(IPool).Assembly.Location)) arguments.Add("-r:" + reference);
        foreach (SyntaxTree tree in ThousandTasks.Compilation.SyntaxTrees)
        {
            File.WriteAllText(At(tree.FilePath), tree.ToString());
            arguments.Add(At(tree.FilePath));
        }

        File.WriteAllLines(At("arguments.rsp"), arguments.Select(static argument => $"\"{argument}\""));
    }

    /// <summary>Milliseconds of a build without the generator.</summary>
    public double Without() => Run(out _);

    /// <summary>Milliseconds of a build with the generator and its analyzers, and of the generator in it, as the compiler reports them.</summary>
    public (double Build, double Generator) With()
    {
        double build = Run(out string report, "-analyzer:" + typeof(PoolTaskGenerator).Assembly.Location, "-reportanalyzer");
        Match match = GeneratorTime().Match(report);
        if (!match.Success) throw new InvalidOperationException($"The compiler reported no time of the generator: {report}");
        return (build, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1000);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private double Run(out string report, params string[] more)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Known("Compiler"), "-noconfig", "@" + At("arguments.rsp"), .. more]) { RedirectStandardOutput = true };
        long before = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        report = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double milliseconds = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
        return process.ExitCode == 0 ? milliseconds : throw new InvalidOperationException(report);
    }

    // As the build of this program knows it.
    private static string Known(string key) => typeof(ColdCompiler).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private string At(string name) => Path.Combine(_folder.FullName, name);

    [GeneratedRegex(@"Total generator execution time: ([\d.]+) seconds")]
    private static partial Regex GeneratorTime();
}
