using PoolGen.Benchmarks.Workloads.Workloads;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchmarkOptions
{
    public const string Usage = """
        dotnet run -c Release --project benchmarks/Workloads -- [options]
          --only P1,P4       these of P1 to P15 and anatomy; the documents are not rewritten
          --quick            small sizes, once, in seconds: shows that it runs; the documents are not rewritten
          --repetitions n    how often each contender runs each workload (default 5)
          --growth           only the cost per task against workers and tasks
          --report           rewrites the documents from what was measured last, without measuring
          --from a,b         with --report: from these measurements; what a later one measured again replaces what an earlier one did
          --into folder      where the documents go (default docs)
        """;

    public IReadOnlyList<string> Only { get; init; } = [];

    public bool Quick { get; init; }

    public bool Growth { get; init; }

    public bool Report { get; init; }

    public int? Repetitions { get; init; }

    public string? From { get; init; }

    public string? Into { get; init; }

    /// <summary>Null: the command line is not understood.</summary>
    public static BenchmarkOptions? Parse(IEnumerable<string> args)
    {
        BenchmarkOptions options = new();
        using IEnumerator<string> rest = args.GetEnumerator();
        while (rest.MoveNext())
        {
            switch (rest.Current)
            {
                case "--quick":
                    options = options with { Quick = true };
                    break;
                case "--growth":
                    options = options with { Growth = true };
                    break;
                case "--report":
                    options = options with { Report = true };
                    break;
                case "--only" when rest.MoveNext():
                    options = options with { Only = rest.Current.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };
                    break;
                case "--repetitions" when rest.MoveNext() && int.TryParse(rest.Current, out int repetitions) && repetitions > 0:
                    options = options with { Repetitions = repetitions };
                    break;
                case "--from" when rest.MoveNext():
                    options = options with { From = rest.Current };
                    break;
                case "--into" when rest.MoveNext():
                    options = options with { Into = rest.Current };
                    break;
                default:
                    return null;
            }
        }

        return options.Only.All(WorkloadCatalog.Contains) ? options : null;
    }
}
