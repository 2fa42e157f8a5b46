using System.Globalization;

namespace PoolGen.Benchmarks.Generator;

/// <summary>What a task costs whoever compiles it: processor time of a build, text, and each keystroke in an editor that has warmed up.</summary>
internal static class CompileCost
{
    private const int Builds = 5;

    /// <summary>Measures this version, and in turns with it those in the folders that are named.</summary>
    public static int Run(string[] folders)
    {
        PackageFiles[] packages = [PackageFiles.Present, .. folders.Select(PackageFiles.In)];
        ColdCompiler[] compilers = [.. packages.Select(static package => new ColdCompiler(package))];
        List<double>[] costs = [.. packages.Select(static _ => new List<double>())];
        for (int build = 0; build < Builds; build++)
        {
            for (int i = 0; i < compilers.Length; i++)
            {
                double without = compilers[i].Without().Processor;
                costs[i].Add((compilers[i].With().Processor - without) / ThousandTasks.Count);
            }
        }

        foreach (ColdCompiler compiler in compilers) compiler.Dispose();
        for (int i = packages.Length - 1; i >= 0; i--) Tell(packages[i], i == 0 ? "this version" : folders[i - 1], costs[i]);
        return 0;
    }

    private static void Tell(PackageFiles package, string name, List<double> costs)
    {
        Console.WriteLine(name);
        Print(costs, "ms of the compiler's processor time a task");
        EditorSession editor = new(package);
        (int lines, long bytes) = editor.Generated();
        Print(editor.Generated(inTask: false), "ms of the generator alone at a keystroke in a file without tasks");
        Print(editor.Generated(inTask: true), "ms of the generator alone at a keystroke in a task's file");
        double unrelated = Print(editor.Keystrokes(inTask: false), "ms of it at a keystroke in a file without tasks");
        double inTask = Print(editor.Keystrokes(inTask: true), "ms at a keystroke in a task's file");
        Print(editor.Bare(inTask: false), "ms of it without the package at all");
        Print(editor.Bare(inTask: true), "ms of it without the package at all, in a task's file");
        double analyzers = Print(editor.Analyzed(), "ms for the analyzers, in a task's file");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: a task costs {Median(costs):F2} ms; {lines} lines, {bytes} characters; a keystroke elsewhere {unrelated:F1} ms, in a task's file {inTask:F1} ms, analyzers {analyzers:F1} ms"));
    }

    private static double Print(List<double> values, string what)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Median(values),8:F2} ({values.Min():F2}–{values.Max():F2})  {what}"));
        return Median(values);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
