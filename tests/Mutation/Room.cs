namespace PoolGen.Mutation;

/// <summary>Sources that are mutated, and the tests that should notice.</summary>
/// <param name="Name">The room's name.</param>
/// <param name="Project">The project that has the sources.</param>
/// <param name="Sources">Files and folders below the project; a folder's own files only.</param>
/// <param name="Tests">The test project.</param>
/// <param name="Classes">Parts of the names of the test classes that cover the room: as few as do.</param>
/// <param name="Wider">Slower ones, for the mutants that the others do not see: <c>--wider</c>.</param>
/// <param name="Count">How many mutants are tried, of those that the seed shuffles to the front.</param>
internal sealed record Room(string Name, string Project, string[] Sources, string Tests, string[] Classes, string[] Wider, int Count)
{
    private const string Runtime = "src/Runtime";
    private const string Generator = "src/Generator";

    internal static IReadOnlyList<Room> All { get; } =
    [
        new("Scheduling", Runtime, ["Scheduling"], "RuntimeTests", [".RuntimeTests.Scheduling.", ".RuntimeTests.Submissions."], [".InProcessPoolContract"], 60),
        new("Submissions", Runtime, ["Submissions"], "RuntimeTests", [".RuntimeTests.Submissions.", ".RuntimeTests.Scheduling."], [".InProcessPoolContract", ".InProcessForeignCode"], 45),
        new("Wire", Runtime, ["Wire"], "RuntimeTests", [".RuntimeTests.Scheduling.RingTests", ".ClaimWordTests", ".ChunkFailureTests", ".ResultDrainTests", ".ResultPortTests", ".WorkQueueTests", ".ResultFuzzTests", ".TaskFuzzTests"], [".SocketFuzzTests", ".IntruderTests"], 35),
        new(
            "Readers", Runtime,
            ["Serialization/PayloadReader.cs", "Serialization/PayloadReader.Text.cs", "Serialization/PayloadReader.Objects.cs", "Serialization/Blocks", "Serialization/Collections", "Serialization/Values"],
            "RuntimeTests", [".Serialization.Vectors.", ".Serialization.CollectionTests", ".Serialization.BitCheckTests", ".Serialization.NestingTests", ".Serialization.StringTests", ".Serialization.RoundTripTests", ".Serialization.MutationTests"], [".RuntimeTests.Serialization."], 35),
        new("Rules", Generator, ["Parsing/TaskRules.cs", "Parsing/TaskSignature.cs", "Parsing/TaskParser.cs", "Diagnostics", "Usage"], "GeneratorTests", [".TaskRuleTests", ".UsageTests", ".SilenceTests", ".ThrownTypeTests", ".TokenOrderTests"], [".LegalProgramTests", ".SignatureMatrixTests", ".DiagnosticTests"], 35),
    ];

    /// <summary>The sources, from the repository's root.</summary>
    internal IEnumerable<string> Files(string root) => Sources.SelectMany(source =>
    {
        string path = Path.Combine(root, Project, source);
        return source.EndsWith(".cs", StringComparison.Ordinal) ? [path] : Directory.GetFiles(path, "*.cs");
    }).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal);
}
