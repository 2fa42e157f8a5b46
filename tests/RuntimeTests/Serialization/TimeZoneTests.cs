using System.Runtime.Serialization;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Time zones arrive equal: the same id and the same rules.</summary>
public sealed class TimeZoneTests
{
    [Fact]
    public void Every_zone_of_the_system_arrives_equal()
    {
        Assert.NotEmpty(TimeZoneInfo.GetSystemTimeZones());
        Assert.All(TimeZoneInfo.GetSystemTimeZones(), static zone =>
        {
            TimeZoneInfo back = Payload.RoundTrip<TimeZoneInfo, TimeZoneInfoCodec>(zone);
            Assert.Equal(zone, back);
            Assert.True(zone.HasSameRules(back));
        });
    }

    [Fact]
    public void What_NETs_own_text_keeps_is_sent_as_that_text()
    {
        TimeZoneInfo utc = TimeZoneInfo.Utc;
        Assert.Equal(Payload.Write<string, StringCodec>(utc.ToSerializedString()), Payload.Write<TimeZoneInfo, TimeZoneInfoCodec>(utc));
    }

    [Fact]
    public void What_that_text_loses_is_sent_by_id()
    {
        TimeZoneInfo? lossy = TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(static zone => !IsKept(zone));
        if (lossy is null) return; // This system's zones all have rules that the text keeps.
        Assert.Equal(Payload.Write<string, StringCodec>(lossy.Id), Payload.Write<TimeZoneInfo, TimeZoneInfoCodec>(lossy));
    }

    [Fact]
    public void A_zone_that_the_system_does_not_know_is_a_malformed_payload() => Assert.Throws<PayloadException>(
        static () => Payload.Read<TimeZoneInfo, TimeZoneInfoCodec>(Payload.Write<string, StringCodec>("Nowhere/Land")));

    [Fact]
    public void Rules_of_ones_own_travel()
    {
        TimeZoneInfo.TransitionTime start = TimeZoneInfo.TransitionTime.CreateFixedDateRule(new(1, 1, 1, 2, 30, 0), 3, 9);
        TimeZoneInfo.TransitionTime end = TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new(1999, 1, 1), new(2040, 12, 31), TimeSpan.FromMinutes(45), start, end);
        TimeZoneInfo zone = TimeZoneInfo.CreateCustomTimeZone("Own; zone", TimeSpan.FromMinutes(-190), "Own [zone]", "Own", "Own summer", [rule]);
        Assert.Equal(zone, Payload.RoundTrip<TimeZoneInfo, TimeZoneInfoCodec>(zone));
    }

    private static bool IsKept(TimeZoneInfo zone)
    {
        try
        {
            return TimeZoneInfo.FromSerializedString(zone.ToSerializedString()).Equals(zone);
        }
        catch (SerializationException)
        {
            return false;
        }
    }
}
