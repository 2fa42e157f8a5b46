using System.Runtime.CompilerServices;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>What a broken rule says, put together only where it is broken.</summary>
[InterpolatedStringHandler]
internal ref struct RuleText
{
    private DefaultInterpolatedStringHandler _text;

    internal RuleText(int literalLength, int formattedCount, bool holds, out bool isBroken)
    {
        isBroken = !holds;
        if (isBroken) _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    internal string Text() => _text.ToStringAndClear();
}
