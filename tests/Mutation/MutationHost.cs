using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

// Compiled into the mutated tests, whose Main it is: runs the same tests with one mutant after the other, and prints a line for each.
internal sealed class MutationHost : LongLivedMarshalByRefObject, IMessageSink, ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _options = new() { ["xunit.execution.DisableParallelization"] = true, ["xunit.discovery.PreEnumerateTheories"] = false };
    private readonly ManualResetEventSlim _done = new();
    private readonly List<ITestCase> _cases = [];
    private string[] _types = [];
    private string? _red;

    /// <param name="arguments">Parts of the test classes' names, one of which must be in a name, divided by commas; the mutants, divided by commas, -1 for none.</param>
    public static void Main(string[] arguments)
    {
        using var framework = new XunitTestFramework(new NullMessageSink());
        Assembly tests = typeof(MutationHost).Assembly;
        var host = new MutationHost { _types = arguments[0].Split(',') };
        using ITestFrameworkDiscoverer discoverer = framework.GetDiscoverer(Reflector.Wrap(tests));
        discoverer.Find(includeSourceInformation: false, host, host);
        host._done.Wait();
        using ITestFrameworkExecutor executor = framework.GetExecutor(tests.GetName());
        foreach (int id in arguments[1].Split(',').Select(int.Parse)) host.Try(executor, id);

        // What mutants have left running must not keep the process.
        Environment.Exit(0);
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseDiscoveryMessage { TestCase: { SkipReason: null } found } when Array.Exists(_types, part => found.TestMethod.TestClass.Class.Name.Contains(part, StringComparison.Ordinal)):
                _cases.Add(found);
                break;
            case ITestFailed failed:
                _red ??= failed.Test.DisplayName;
                break;
            case IErrorMessage error:
                _red ??= error.Messages.FirstOrDefault() ?? "an error beside the tests";
                break;
            case IDiscoveryCompleteMessage or ITestAssemblyFinished:
                _done.Set();
                break;
        }

        // False ends the run.
        return _red is null;
    }

    public TValue GetValue<TValue>(string name) => _options.TryGetValue(name, out object? value) ? (TValue)value! : default!;

    public void SetValue<TValue>(string name, TValue value) => _options[name] = value;

    private void Try(ITestFrameworkExecutor executor, int id)
    {
        FieldInfo[] switches = [.. Field("PoolGen", "Active"), .. Field("PoolGen.Generator", "Active")];
        foreach (FieldInfo active in switches) active.SetValue(null, id);
        Environment.SetEnvironmentVariable("POOLGEN_MUTANT", $"{id}");
        _red = null;
        _done.Reset();
        executor.RunTests(_cases, this, this);
        _done.Wait();
        bool[][] reached = id >= 0 ? [] : [.. Field("PoolGen", "Reached").Concat(Field("PoolGen.Generator", "Reached")).Select(static field => (bool[])field.GetValue(null)!)];
        Console.WriteLine($"MUTANT\t{id}\t{(_red is null ? "green" : "red")}\t{_red}\t{string.Join(',', reached.SelectMany(static all => all.Select(static (seen, id) => seen ? id : -1)).Where(static id => id >= 0))}");
    }

    private static IEnumerable<FieldInfo> Field(string assembly, string name)
    {
        try
        {
            return Assembly.Load(assembly).GetType("MutantSwitch")?.GetField(name, BindingFlags.Static | BindingFlags.NonPublic) is { } field ? [field] : [];
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
