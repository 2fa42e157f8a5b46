using System.Reflection;
using System.Text.RegularExpressions;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Scheduling;

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
            "Extensibility/ManifestResolver.cs", "Extensibility/TaskDefinition.cs", "Submissions/ExceptionRebuilder.cs", "CompilerServices/ExceptionManifests.cs", "ProcessPool.cs", "Workers/Launching/LaunchPlanner.cs",

            // Name exception types of that namespace.
            "Serialization/Exceptions/KnownExceptions.cs", "Serialization/Exceptions/ExceptionScalar.cs",
        ];
        Assert.All(allowed, static name => Assert.True(File.Exists(Path.Combine(Repository.Root, "src/Runtime", name)), name));
        Assert.Equal(
            [],
            Repository.Sources("src/Runtime")
                .Where(file => !allowed.Any(name => file.EndsWith("src/Runtime/" + name, StringComparison.Ordinal)))
                .Where(file => Reflection().IsMatch(File.ReadAllText(file)))
                .Select(Repository.Relative));
    }

    [Fact]
    public void Each_object_of_the_scheduler_has_its_fields_to_itself_and_uses_only_those_before_it()
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        Type[] objects = [.. File.ReadLines(Path.Combine(Repository.Root, "docs/architecture.md"))
            .SkipWhile(line => line != "## The scheduler").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .SelectMany(line => ObjectRow().Match(line).Groups["object"].Captures)
            .Select(name => typeof(Scheduler).Assembly.GetType($"PoolGen.Scheduling.{name.Value}", throwOnError: true)!)];
        Assert.All(typeof(Scheduler).GetFields(All).Select(field => field.FieldType).Where(type => type.Namespace == typeof(Scheduler).Namespace && !type.IsArray), held => Assert.Contains(held, objects));
        AssertNone(objects.Append(typeof(Scheduler)).SelectMany(type => type.GetFields(All)).Where(field => !field.IsPrivate && !field.IsLiteral).Select(field => $"{field.DeclaringType}.{field.Name}"));
        AssertNone(objects.SelectMany((type, place) => type.GetFields(All).Select(field => field.FieldType).Concat(type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Where(used => used == typeof(Scheduler) || Array.IndexOf(objects, used) >= place).Select(used => $"{type.Name} uses {used.Name}")));
    }

    [Fact]
    public void Every_wait_follows_the_pools_clock_or_the_documentation_says_why_not() => Assert.Equal(
        File.ReadLines(Path.Combine(Repository.Root, "docs/architecture.md"))
            .SelectMany(line => RealTimeRow().Match(line).Groups["file"].Captures.Select(file => "src/Runtime/" + file.Value)).Order(StringComparer.Ordinal),
        Repository.Sources("src/Runtime")
            .Where(file => File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && RealTime().IsMatch(line)))
            .Select(Repository.Relative).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("long now = Stopwatch.GetTimestamp();", true)]
    [InlineData("await Task.Delay(time);", true)]
    [InlineData("await Task.Delay(time, _engine.TimeProvider);", false)]
    [InlineData("Thread.Sleep(1);", true)]
    [InlineData("new Timer(static _ => Forget());", true)]
    [InlineData("TimeProvider.System.CreateTimer(callback, state, dueTime, period);", true)]
    [InlineData("clock.CreateTimer(callback, state, dueTime, period);", false)]
    [InlineData("_source.CancelAfter(time);", true)]
    [InlineData("if (!_room.Wait(time)) return;", true)]
    [InlineData("_room.Wait();", false)]
    [InlineData("_arrived.Wait(CancellationToken.None);", false)]
    [InlineData("Bell.Wait(-1);", false)]
    [InlineData("Monitor.Wait(Gate);", false)]
    [InlineData("Monitor.Wait(Gate, time);", true)]
    [InlineData("lock.TryEnter(time);", true)]
    [InlineData("lock.TryEnter();", false)]
    [InlineData("_thread.Join(time);", true)]
    [InlineData("_thread.Join();", false)]
    [InlineData("string.Join(separator, names);", false)]
    [InlineData("task.WaitAsync(time, cancellationToken);", true)]
    [InlineData("task.WaitAsync(cancellationToken);", false)]
    public void Waits_in_real_time_are_known_by_their_text(string line, bool isOne) => Assert.Equal(isOne, RealTime().IsMatch(line));

    // All of them, whole: a comparison of collections would cut them off.
    private static void AssertNone(IEnumerable<string> wrong) => Assert.True(!wrong.Any(), string.Join('\n', wrong));

    [GeneratedRegex(@"^\| `(?<room>\w+)` \| (nobody|(`(?<used>\w+)`(, )?)+) \|")]
    private static partial Regex RoomRow();

    [GeneratedRegex(@"^\| (`(?<object>\w+)`(, )?)+ \|")]
    private static partial Regex ObjectRow();

    [GeneratedRegex(@"^\| (`(?<file>[\w/.]+\.cs)`(, )?)+ \|")]
    private static partial Regex RealTimeRow();

    // A clock of the system's, and any wait that is given a time.
    [GeneratedRegex(@"\b(Stopwatch|PeriodicTimer|SpinWait|SpinUntil|TickCount64?|CancelAfter)\b|Thread\.(Sleep|Yield)|new Timer\(|TimeProvider\.System\.|Task\.Delay\((?!.*TimeProvider)"
        + @"|Monitor\.(Wait|TryEnter)\(\w+,|(?<!Monitor)\.(Wait|WaitOne|WaitForExit|TryEnter|Poll)\((?!\)|-1\)|CancellationToken)|\.WaitAsync\((?!\)|cancellationToken\))|[Tt]hread\.Join\((?!\))")]
    private static partial Regex RealTime();

    [GeneratedRegex(@"^(public|internal)[a-z ]* (class|struct|interface|enum|record)( struct| class)? (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclarations();

    [GeneratedRegex(@"System\.Reflection;|MethodInfo|\.Invoke\(null|Activator\.|Type\.GetType|MakeGenericType")]
    private static partial Regex Reflection();
}
