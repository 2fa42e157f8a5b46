using System.Runtime.CompilerServices;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A line of a simulation's story, put together only where the story is kept.</summary>
[InterpolatedStringHandler]
internal ref struct LogText
{
    private DefaultInterpolatedStringHandler _text;

    internal LogText(int literalLength, int formattedCount, ClusterSimulation world, out bool isKept)
    {
        isKept = world.KeepsStory;
        if (isKept) _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    internal string Text() => _text.ToStringAndClear();
}
