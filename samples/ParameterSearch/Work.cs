using PoolGen;

namespace ParameterSearch;

/// <summary>What runs in the workers: a search for the square root of 2,000,000.</summary>
public static class Work
{
    private const double Square = 2_000_000;

    /// <summary>Says roughly how good a candidate is: in no time, and for a great many.</summary>
    [PoolTask]
    public static Candidate Screen(Candidate candidate) => candidate with { Error = Math.Abs(candidate.X - Math.Sqrt(Square)) };

    // snippet: search-refine
    /// <summary>Improves a candidate. It changes nothing outside, so it may run again when its worker has died.</summary>
    [PoolTask(Idempotent = true, MaxAttempts = 3)]
    public static Candidate Refine(Candidate candidate, CancellationToken cancellationToken)
    {
        int attempt = TaskContext.Current!.Attempt;
        if (attempt == 1) Environment.Exit(1); // Stands for the native library that takes its process down now and then.

        double x = candidate.X;
        while (Math.Abs((x * x) - Square) > 0.001)
        {
            cancellationToken.ThrowIfCancellationRequested();
            x = (x + (Square / x)) / 2;
        }

        return new Candidate(x, Math.Abs((x * x) - Square), attempt);
    }
    // end snippet
}
