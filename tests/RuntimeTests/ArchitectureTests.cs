using System.Text.RegularExpressions;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests;

/// <summary>The rooms of the runtime, which are its namespaces, and the arrows between them: which types of one use types of another.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Rooms Runtime = Rooms.Of(typeof(ProcessPool).Assembly);

    // Each room and those that it may use besides the public API's own types: the one list of arrows is the table in the documentation.
    private static readonly Dictionary<string, string[]> Arrows = File.ReadLines(Path.Combine(Repository.Root, "docs/architecture.md"))
        .Select(line => RoomRow().Match(line)).Where(match => match.Success)
        .ToDictionary(match => match.Groups["room"].Value, match => match.Groups["used"].Captures.Select(used => used.Value).ToArray());

    [Fact]
    public void Each_room_uses_only_the_rooms_that_the_documentation_says() => AssertNone(
        Runtime.Uses.Where(use => !Arrows[use.From].Contains(use.To)).Select(use => $"{use.From} uses {use.To}: {use.Example}"));

    [Fact]
    public void Every_arrow_of_the_documentation_is_used() => AssertNone(
        Arrows.SelectMany(arrow => arrow.Value, (arrow, to) => $"{arrow.Key} uses {to}").Except(Runtime.Uses.Select(use => $"{use.From} uses {use.To}")));

    [Fact]
    public void Rooms_form_no_circles() => AssertNone(Runtime.Circles());

    [Fact]
    public void Every_namespace_of_the_runtime_is_a_room_in_the_documentation() => Assert.Equal(Arrows.Keys.Order(), Runtime.Names.Order());

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() => Assert.Equal(
        [],
        Repository.Sources("src").Where(file => File.ReadLines(file).Count() > 300).Select(Repository.Relative));

    [Fact]
    public void One_type_per_file() => Assert.Equal(
        [],
        Repository.Sources("src").Where(file => TypeDeclarations().Matches(File.ReadAllText(file))
            .Select(match => match.Groups["name"].Value).Distinct().Count() > 1).Select(Repository.Relative));

    [Fact]
    public void Nothing_is_found_by_reflection_at_call_time()
    {
        // Where the runtime may look at metadata: once for each task, assembly or pool, never for a call.
        string[] allowed =
        [
            "Extensibility/ManifestResolver.cs", "Engines/TaskDefinition.cs", "Submissions/ExceptionRebuilder.cs", "CompilerServices/ExceptionManifests.cs", "ProcessPool.cs", "Workers/Launching/LaunchPlanner.cs",

            // Name exception types of that namespace.
            "Serialization/Exceptions/KnownExceptions.cs", "Serialization/Exceptions/ExceptionScalar.cs",
        ];
        Assert.Equal(
            [],
            Repository.Sources("src/Runtime")
                .Where(file => !allowed.Any(name => file.EndsWith("src/Runtime/" + name, StringComparison.Ordinal)))
                .Where(file => Reflection().IsMatch(File.ReadAllText(file)))
                .Select(Repository.Relative));
    }

    // All of them, whole: a comparison of collections would cut them off.
    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    [GeneratedRegex(@"^\| `(?<room>\w+)` \| (nobody|(`(?<used>\w+)`(, )?)+) \|")]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"^(public|internal)[a-z ]* (class|struct|interface|enum|record)( struct| class)? (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclarations();

    [GeneratedRegex(@"System\.Reflection;|MethodInfo|\.Invoke\(null|Activator\.|Type\.GetType|MakeGenericType")]
    private static partial Regex Reflection();
}
