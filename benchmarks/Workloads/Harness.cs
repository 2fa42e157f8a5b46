using System.Globalization;
using System.Text.Json;
using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;
using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>The one command: measures what is asked for, prints it, keeps it as JSON, and rewrites the documents from it.</summary>
internal static class Harness
{
    private const string FullRun = "full";
    private const int NotUnderstood = 2;

    /// <summary>The exit code: 1 if a contender failed or answered wrongly.</summary>
    public static int Run(BenchmarkOptions? options)
    {
        if (options is null)
        {
            Console.Error.WriteLine(BenchmarkOptions.Usage);
            return NotUnderstood;
        }

        string root = RepositoryRoot();
        string folder = Path.Combine(root, "artifacts", "benchmarks");
        string documents = options.Into ?? Path.Combine(root, "docs");
        if (options.Report)
        {
            return Report(options.From ?? Path.Combine(folder, $"{FullRun}.json"), documents);
        }

        Directory.CreateDirectory(folder);
        if (options.Listening) return Listen(options, folder, documents);
        BenchmarkDocument document = Measure(options, folder);
        Save(document, Path.Combine(folder, $"{Name(options)}.json"));
        ConsoleReport.Print(document);
        if (Name(options) == FullRun) Write(document, documents);
        return document.Failures.Any() ? 1 : 0;
    }

    private static int Listen(BenchmarkOptions options, string folder, string documents)
    {
        List<Measurement> measurements = ListeningRun.Measure(Repetitions(options), options.Quick);
        BenchmarkDocument document = Document(options, folder, ListeningRun.Contenders, [], measurements, []);
        Save(document, Path.Combine(folder, "listening.json"));
        string section = ListeningSection.Render(document);
        Console.WriteLine(section);
        string page = Path.Combine(documents, "performance.md");
        if (!options.Quick) File.WriteAllText(page, ListeningSection.PutInto(File.ReadAllText(page), section));
        return document.Failures.Any() ? 1 : 0;
    }

    private static BenchmarkDocument Measure(BenchmarkOptions options, string folder)
    {
        ContenderCatalog contenders = ContenderCatalog.Find(folder);
        foreach (string note in contenders.Notes) Console.WriteLine(note);
        int repetitions = Repetitions(options);
        IReadOnlyList<Workload> workloads = options.Only.Count > 0 ? [.. options.Only.Select(WorkloadCatalog.Find)] : WorkloadCatalog.All;
        List<Measurement> measurements = options.Growth ? [] : BenchmarkRun.Measure(workloads, contenders.Present, repetitions, options.Quick);
        List<GrowthPoint> growth = options.Only.Count > 0 ? [] : BenchmarkRun.MeasureGrowth(repetitions, options.Quick, measurements);
        return Document(options, folder, contenders.Present, contenders.Notes, measurements, growth);
    }

    private static int Repetitions(BenchmarkOptions options) => options.Repetitions ?? (options.Quick ? 1 : 5);

    private static BenchmarkDocument Document(
        BenchmarkOptions options, string folder, IEnumerable<Contender> contenders, IReadOnlyList<string> notes, IReadOnlyList<Measurement> measurements, IReadOnlyList<GrowthPoint> growth) => new(
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Tool.Output("git", "describe", "--always", "--dirty") ?? "unknown",
        options.Quick,
        MachineDescription.Read(folder),
        contenders.ToDictionary(static contender => contender.Id, static contender => contender.Name),
        notes,
        measurements,
        growth);

    private static string Name(BenchmarkOptions options)
    {
        if (options.Quick) return "quick";
        if (options.Only.Count > 0) return "only";
        return options.Growth ? "growth" : FullRun;
    }

    private static int Report(string files, string documents)
    {
        BenchmarkDocument? document = null;
        foreach (string file in files.Split(','))
        {
            if (!File.Exists(file))
            {
                Console.Error.WriteLine($"Nothing has been measured: there is no {file}.");
                return NotUnderstood;
            }

            BenchmarkDocument next = JsonSerializer.Deserialize(File.ReadAllBytes(file), BenchmarkJson.Default.BenchmarkDocument)!;
            document = document?.With(next) ?? next;
        }

        Write(document!, documents);
        return 0;
    }

    private static void Save(BenchmarkDocument document, string file)
    {
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(document, BenchmarkJson.Default.BenchmarkDocument));
        Console.WriteLine($"Kept as {file}");
    }

    private static void Write(BenchmarkDocument document, string folder)
    {
        Directory.CreateDirectory(folder);
        ReportSection[] sections = ReportSection.Of(document);
        string page = Path.Combine(folder, "performance.md");
        File.WriteAllText(page, MarkdownReport.Render(document, sections) + KeptSections.Of(page));
        File.WriteAllText(Path.Combine(folder, "performance.svg"), RatioChart.Render(sections));
        File.WriteAllText(Path.Combine(folder, "growth.svg"), GrowthChart.Render(document.Growth));
        Console.WriteLine($"Written: {page}");
    }

    private static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PoolGen.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("This program is run from a clone of its repository.");
    }
}
