namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Something to be reached: in the words of the list of promises, and as a judgement.</summary>
/// <param name="Text">The words.</param>
/// <param name="Judge">Of PoolGen's figure and of all others.</param>
internal sealed record Target(string Text, Func<FigureLookup, Verdict> Judge)
{
    /// <summary>An absolute upper limit.</summary>
    public static Target AtMost(string text, double limit) => new(text, figures => figures.Ours is { } ours ? Of(ours <= limit) : Verdict.Open);

    /// <summary>An absolute lower limit.</summary>
    public static Target AtLeast(string text, double limit) => new(text, figures => figures.Ours is { } ours ? Of(ours >= limit) : Verdict.Open);

    /// <summary>At most a peer's figure, times a factor; the same figure of the same workload unless said otherwise.</summary>
    public static Target AtMostTimes(string text, double factor, string peer, string? figure = null, string? workload = null) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer, figure, workload) is { } theirs ? Of(ours <= factor * theirs) : Verdict.Open);

    /// <summary>At most a peer's figure, and something on top.</summary>
    public static Target AtMostPlus(string text, double margin, string peer) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer) is { } theirs ? Of(ours <= theirs + margin) : Verdict.Open);

    /// <summary>At least a peer's figure, times a factor.</summary>
    public static Target AtLeastTimes(string text, double factor, string peer) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer) is { } theirs ? Of(ours >= factor * theirs) : Verdict.Open);

    /// <summary>At least a peer's figure, as far as the repetitions can tell.</summary>
    public static Target NotBelow(string peer) => new("", figures =>
    {
        if (figures.Ours is not { } ours || figures.Of(peer) is not { } theirs) return Verdict.Open;
        return ours >= theirs ? Verdict.Met : ours > figures.All(peer).Min() ? Verdict.Tied : Verdict.NotMet;
    });

    /// <summary>All of them: the worst of their verdicts.</summary>
    public static Target All(string text, params Target[] targets) => new(text, figures => targets.Min(target => target.Judge(figures)));

    private static Verdict Of(bool met) => met ? Verdict.Met : Verdict.NotMet;
}
