using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>The bytes of a trace's context, as a hostile parent may change them.</summary>
[Watchdog]
public sealed class TraceContextTests
{
    private static byte[] Bytes => Write();

    [Fact]
    public void Each_context_that_is_cut_short_is_refused_unless_only_baggage_is_missing()
    {
        byte[] bytes = Bytes;
        int baggage = 2 + "user".Length + 2 + "ada".Length;
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            if (length == bytes.Length - baggage) TraceContext.Read(cut);
            else Assert.Throws<PoolProtocolException>(() => TraceContext.Read(cut));
        }
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(17, 8)]
    [InlineData(25, 8)]
    public void An_identity_of_zeros_is_refused(int place, int size)
    {
        byte[] bytes = Bytes;
        bytes.AsSpan(place, size).Clear();
        Assert.Throws<PoolProtocolException>(() => TraceContext.Read(bytes));
    }

    [Fact]
    public void Baggage_that_is_too_large_stays_behind_and_the_rest_travels()
    {
        byte[] bytes = Write(("large", new string('x', TraceContext.Largest)), ("role", "author"));
        Assert.InRange(bytes.Length, 1, TraceContext.Largest);
        using Activity activity = TraceContext.Read(bytes).StartActivity();
        Assert.Equal(("a=b", "ada", "author", null), (activity.TraceStateString, activity.GetBaggageItem("user"), activity.GetBaggageItem("role"), activity.GetBaggageItem("large")));
    }

    private static byte[] Write(params (string Name, string Value)[] baggage)
    {
        using var client = new Activity("client") { TraceStateString = "a=b" };
        client.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        client.AddBaggage("user", "ada");
        foreach ((string name, string value) in baggage) client.AddBaggage(name, value);
        return TraceContext.Write(client.Start(), "execute");
    }
}
