using System.Buffers.Binary;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The samples as they are built in this tree.</summary>
public sealed class SamplesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-samples-").FullName;

    [Fact]
    public void QuickStart_shows_every_way_to_hand_in_work() => SampleChecks.QuickStart(Run("QuickStart"));

    [Fact]
    public void WordCount_counts_the_documentation_of_the_sdk() => SampleChecks.WordCount(Run("WordCount"));

    [Fact]
    public void WordCount_counts_the_words_of_a_folder()
    {
        for (int i = 0; i < 50; i++) File.WriteAllText(Path.Combine(_folder, $"{i}.txt"), "A rose is a rose, isn't it?");
        ProgramRun run = Run("WordCount", _folder).Succeeded().LeftNoWorkers();
        Assert.Contains("400 words, 6 different ones", run.Lines);
        Assert.Contains("100 rose", run.Lines);
        Assert.Equal("The same as one process counts.", run.Lines[^1]);
    }

    [Fact]
    public void Mandelbrot_draws_the_picture_that_one_process_draws()
    {
        string picture = Path.Combine(_folder, "picture.png");
        ProgramRun run = Run("Mandelbrot", "120", "80", picture).Succeeded().LeftNoWorkers();
        Assert.Contains("rows: 100 %", run.Lines);
        Assert.Matches(@"\d+ workers: .* times as fast", run.Output);
        Assert.Equal("The same picture as one process draws.", run.Lines[^1]);

        byte[] png = File.ReadAllBytes(picture);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(120, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(80, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [Fact]
    public void MemoryPack_and_PoolGen_share_the_bookshop() => SampleChecks.MemoryPack(Run("MemoryPack"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProgramRun Run(string sample, params string[] arguments) =>
        ProgramRun.Of(_folder, new Dictionary<string, string>(), "dotnet", [Repository.SampleLibrary(sample), .. arguments]);
}
