namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Powers of ten on an axis.</summary>
internal sealed class LogScale
{
    private readonly double _start;
    private readonly double _length;
    private readonly int _first;
    private readonly int _last;

    /// <param name="values">What must fit; above 0.</param>
    /// <param name="start">Where the axis begins.</param>
    /// <param name="end">Where it ends.</param>
    public LogScale(IEnumerable<double> values, double start, double end)
    {
        double[] all = [.. values];
        _first = all.Length == 0 ? 0 : (int)Math.Floor(Math.Log10(all.Min()));
        _last = Math.Max(_first + 1, all.Length == 0 ? 1 : (int)Math.Ceiling(Math.Log10(all.Max())));
        _start = start;
        _length = end - start;
    }

    /// <summary>The powers of ten.</summary>
    public IEnumerable<double> Marks => Enumerable.Range(_first, _last - _first + 1).Select(static power => Math.Pow(10, power));

    /// <summary>Where a value is.</summary>
    public double At(double value) => _start + (_length * (Math.Log10(value) - _first) / (_last - _first));
}
