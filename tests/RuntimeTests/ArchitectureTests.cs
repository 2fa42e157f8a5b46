using System.Text.RegularExpressions;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests;

/// <summary>The rooms, and the direction of the arrows between them: read from the sources, so that a wrong arrow is named with its file.</summary>
public sealed partial class ArchitectureTests
{
    // Each room and those that it may use besides the public API's own types. Serialization, Wire's data and Interop know nobody.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Interop"] = [],
        ["Serialization"] = ["CompilerServices"],
        ["CompilerServices"] = ["Serialization", "Engines", "Tasks"],
        ["Engines"] = ["CompilerServices", "Serialization"],
        ["Wire"] = ["CompilerServices", "Serialization", "Interop"],
        ["WorkerHost"] = ["Wire", "Serialization", "CompilerServices", "Interop"],
        ["Settings"] = ["Wire", "Serialization", "CompilerServices"],
        ["Workers"] = ["Settings", "Wire", "WorkerHost", "Interop", "Serialization", "CompilerServices"],
        ["Tasks"] = ["Engines", "Serialization", "CompilerServices"],
        ["Scheduling"] = ["Workers", "Settings", "Wire", "WorkerHost", "Engines", "Serialization", "CompilerServices"],
    };

    [Fact]
    public void Each_room_uses_only_the_rooms_behind_it()
    {
        List<string> wrong = [];
        foreach (string file in Repository.Sources("src/Runtime"))
        {
            string room = RoomOf(file);
            if (!Arrows.TryGetValue(room, out string[]? allowed)) continue;
            foreach (Match match in RoomNames().Matches(File.ReadAllText(file)))
            {
                string used = match.Groups["room"].Value;
                if (used != room && Arrows.ContainsKey(used) && !allowed.Contains(used)) wrong.Add($"{Repository.Relative(file)} uses {used}");
            }
        }

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Every_folder_of_the_runtime_is_a_room_with_arrows() => Assert.Equal(
        [],
        Repository.Sources("src/Runtime").Select(RoomOf).Where(room => room is not ("" or "Errors") && !Arrows.ContainsKey(room)).Distinct());

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
            "WorkerHost/ManifestResolver.cs", "Wire/TaskDefinition.cs", "Tasks/ExceptionRebuilder.cs", "CompilerServices/ExceptionManifests.cs", "ProcessPool.cs", "Workers/Launching/LaunchPlanner.cs",

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

    private static string RoomOf(string file)
    {
        string[] parts = Repository.Relative(file).Split('/');
        return parts.Length > 3 ? parts[2] : string.Empty;
    }

    [GeneratedRegex(@"(using PoolGen\.|PoolGen\.|[ (<])(?<room>Interop|Serialization|CompilerServices|Engines|Wire|WorkerHost|Workers|Tasks|Scheduling|Settings)(\.[A-Z]|;)")]
    private static partial Regex RoomNames();

    [GeneratedRegex(@"^(public|internal)[a-z ]* (class|struct|interface|enum|record)( struct| class)? (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclarations();

    [GeneratedRegex(@"System\.Reflection;|MethodInfo|\.Invoke\(null|Activator\.|Type\.GetType|MakeGenericType")]
    private static partial Regex Reflection();
}
