using PoolGen.Telemetry;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>Quantiles of times, in constant memory.</summary>
public sealed class DurationSketchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Quantiles_are_off_by_two_percent_at_most(int seed)
    {
        var random = new Random(seed);
        var sketch = new DurationSketch();
        double[] times = [.. Enumerable.Range(0, 20_000).Select(_ => Math.Pow(10, (random.NextDouble() * 12) - 7.5)).Order()];
        foreach (double time in times) sketch.Add(time);
        foreach (double part in (double[])[0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1])
        {
            double exact = times[(int)Math.Ceiling(part * times.Length) - 1];
            Assert.InRange(sketch.Quantile(part) / exact, 0.98, 1.02);
        }

        Assert.Equal(times.Average(), sketch.Mean, 1e-6);
    }

    [Fact]
    public void Two_sketches_together_are_one_of_all_times()
    {
        var one = new DurationSketch();
        var other = new DurationSketch();
        for (int i = 0; i < 100; i++) one.Add(0.001);
        for (int i = 0; i < 50; i++) other.Add(1);
        one.Add(other);
        Assert.Equal(150, one.Count);
        Assert.InRange(one.Quantile(0.5), 0.00098, 0.00102);
        Assert.InRange(one.Quantile(0.9), 0.98, 1.02);
    }

    [Fact]
    public void No_times_and_extreme_times_have_quantiles_too()
    {
        var sketch = new DurationSketch();
        Assert.Equal((0.0, 0.0), (sketch.Quantile(0.5), sketch.Mean));
        sketch.Add(0);
        sketch.Add(1e8);
        Assert.Equal(2, sketch.Count);
        Assert.True(sketch.Quantile(0.5) < 1e-6);
        Assert.True(sketch.Quantile(1) > 4e5);
    }
}
