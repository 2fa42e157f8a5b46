using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.Generator.Parsing;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Serialization.Types;

/// <summary>samples/Types sends every supported type, also as a trimmed program that brings its own runtime.</summary>
public sealed class TypesSampleTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "Types");

    [Fact]
    public void The_sample_sends_every_listed_type()
    {
        string tasks = string.Concat(Directory.EnumerateFiles(Sample, "*.cs").Select(File.ReadAllText));
        string[] keywords = ["System.Boolean bool", "System.Decimal decimal", "System.String string", "System.ValueTuple (", "System.Tuple Tuple"];
        IEnumerable<string> types = KnownCodecs.All.Select(static row => row.MetadataName).Concat(KnownBits.All.Select(static row => row.MetadataName));
        Assert.DoesNotContain(types, type =>
        {
            string name = type.Split('`')[0];
            string spelled = keywords.FirstOrDefault(keyword => keyword.StartsWith(name + " ", StringComparison.Ordinal))?.Split(' ')[1] ?? name.Split('.')[^1];
            return !tasks.Contains($"static {spelled}", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_trimmed_program_round_trips_every_type()
    {
        string folder = Directory.CreateTempSubdirectory("poolgen-trimmed-").FullName;
        try
        {
            string published = Path.Combine(folder, "out");
            await Run("dotnet", "publish", Sample, "-v", "q", "-r", RuntimeInformation.RuntimeIdentifier,
                $"-p:ArtifactsPath={Path.Combine(folder, "artifacts")}", "-o", published);
            string output = await Run(Path.Combine(published, OperatingSystem.IsWindows() ? "Types.exe" : "Types"));
            Assert.EndsWith("0 came back different.", output.Trim(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string inherited in start.Environment.Keys.Where(static key => key.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(10));
        using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
        string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }
}
