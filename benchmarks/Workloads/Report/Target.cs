namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Something to be reached: in the words of the list of promises, and as a judgement.</summary>
/// <param name="Text">The words.</param>
/// <param name="Judge">Of PoolGen's figure and of all others; null where a figure that it needs is missing.</param>
internal sealed record Target(string Text, Func<FigureLookup, bool?> Judge)
{
    /// <summary>An absolute upper limit.</summary>
    public static Target AtMost(string text, double limit) => new(text, figures => figures.Ours is { } ours ? ours <= limit : null);

    /// <summary>An absolute lower limit.</summary>
    public static Target AtLeast(string text, double limit) => new(text, figures => figures.Ours is { } ours ? ours >= limit : null);

    /// <summary>At most a peer's figure, times a factor; the same figure of the same workload unless said otherwise.</summary>
    public static Target AtMostTimes(string text, double factor, string peer, string? figure = null, string? workload = null) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer, figure, workload) is { } theirs ? ours <= factor * theirs : null);

    /// <summary>At most a peer's figure, and something on top.</summary>
    public static Target AtMostPlus(string text, double margin, string peer) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer) is { } theirs ? ours <= theirs + margin : null);

    /// <summary>At least a peer's figure, times a factor.</summary>
    public static Target AtLeastTimes(string text, double factor, string peer) =>
        new(text, figures => figures.Ours is { } ours && figures.Of(peer) is { } theirs ? ours >= factor * theirs : null);

    /// <summary>All of them; not met if one is not, open if one is open.</summary>
    public static Target All(string text, params Target[] targets) => new(text, figures =>
    {
        bool?[] judgements = [.. targets.Select(target => target.Judge(figures))];
        if (judgements.Contains(false)) return false;
        return judgements.Contains(null) ? null : true;
    });
}
