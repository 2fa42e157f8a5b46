using System.Text;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

public sealed class StringTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("h\u00e9llo \u4e16\u754c \ud83d\ude00")]
    [InlineData("\0")]
    [InlineData("\ud83d")]
    [InlineData("a\ude00b")]
    [InlineData("\ude00\ud83d")]
    public void A_string_survives(string? text) => Assert.Equal(text, Payload.RoundTrip<string?, StringCodec>(text));

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1_000_000)]
    public void Long_strings_survive(int length)
    {
        string text = string.Concat(Enumerable.Repeat("a\u00e9\u4e16\ud83d\ude00", length / 5));
        Assert.Equal(text, Payload.RoundTrip<string, StringCodec>(text));
        Assert.Equal(text + "\ud83d", Payload.RoundTrip<string, StringCodec>(text + "\ud83d"));
    }

    [Theory]
    [InlineData(300, 'a', 'a')]
    [InlineData(300, 'a', '\u00e9')]
    [InlineData(5_000, '\u4e16', 'a')]
    [InlineData(100_000, 'a', '\u4e16')]
    [InlineData(100_000, '\u4e16', '\u4e16')]
    [InlineData(100_000, 'a', '\ud83d')]
    [InlineData(100_000, '\u4e16', '\ude00')]
    public void A_long_string_survives_whatever_room_its_buffer_has(int length, char most, char last)
    {
        string text = new string(most, length - 1) + last;
        byte[] expected = char.IsSurrogate(last)
            ? [.. BitConverter.GetBytes(length), .. Encoding.Unicode.GetBytes(text)[..^2], (byte)last, (byte)(last >> 8)]
            : [.. BitConverter.GetBytes(~Encoding.UTF8.GetByteCount(text)), .. BitConverter.GetBytes(length), .. Encoding.UTF8.GetBytes(text)];
        for (int before = 0; before < 4; before++)
        {
            using PayloadBuffer buffer = new();
            PayloadWriter writer = new(buffer);
            writer.WriteBlock<byte>(new byte[before * length]);
            StringCodec.Write(ref writer, text);
            StringCodec.Write(ref writer, "end");
            writer.Complete();
            PayloadReader reader = new(buffer.WrittenSpan[(before * length)..]);
            Assert.Equal(expected, buffer.WrittenSpan.Slice(before * length, expected.Length).ToArray());
            Assert.Equal(text, StringCodec.Read(ref reader));
            Assert.Equal("end", StringCodec.Read(ref reader));
        }
    }

    [Fact]
    public void A_string_that_fits_exactly_is_not_too_large()
    {
        string text = new string('a', 1_000) + new string('\u4e16', 1_000);
        using PayloadBuffer buffer = new() { Limit = 4_008 };
        PayloadWriter writer = new(buffer);
        StringCodec.Write(ref writer, text);
        writer.Complete();
        Assert.Equal(4_008, buffer.WrittenCount);
        buffer.Clear();
        buffer.Limit = 4_007;
        Assert.Throws<PayloadTooLargeException>(() =>
        {
            PayloadWriter tooLarge = new(buffer);
            StringCodec.Write(ref tooLarge, text);
        });
    }

    [Fact]
    public void A_lone_surrogate_takes_the_UTF16_form() =>
        Assert.Equal([2, 0, 0, 0, 0x3d, 0xd8, 0x61, 0], Payload.Write<string, StringCodec>("\ud83da"));

    [Theory]
    [InlineData("feffffff01000000ff")] // Not UTF-8.
    [InlineData("feffffff0200000061")] // Longer in UTF-16 than in UTF-8.
    [InlineData("fdffffff010000006161")] // Shorter than what follows.
    [InlineData("fcffffff03000000f09f9880")] // One code point, said to be three units.
    [InlineData("00000080ffffffff")] // A length of 2 GiB.
    [InlineData("ffffff7f")]
    [InlineData("0200000061")]
    [InlineData("feffffff00000000ff")]
    public void A_malformed_string_is_refused(string hex) =>
        Assert.Throws<PayloadException>(() => Payload.Read<string, StringCodec>(Convert.FromHexString(hex)));

    [Fact]
    public void A_length_in_UTF16_may_be_left_out() =>
        Assert.Equal("\u00e9", Payload.Read<string, StringCodec>(Convert.FromHexString("fdffffffffffffffc3a9")));
}
