using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>JSON, addresses, paths and regular expressions.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("{\"a\":[1,2.50,\"x\\u00e9\",null,true],\"b\":{}}")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("12345678901234567890.123")]
    public void Json_travels_as_its_text(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Equal(json, Payload.RoundTrip<JsonElement, JsonElementCodec>(document.RootElement).GetRawText());
        using JsonDocument back = Payload.RoundTrip<JsonDocument, JsonDocumentCodec>(document);
        Assert.Equal(json, back.RootElement.GetRawText());
        JsonNode? node = JsonNode.Parse(json);
        Assert.True(JsonNode.DeepEquals(node, Payload.RoundTrip<JsonNode?, JsonNodeCodec>(node)));
    }

    [Fact]
    public void Json_of_one_kind_and_none()
    {
        Assert.Equal("{\"a\":1}", Payload.RoundTrip<JsonObject, JsonObjectCodec>(new JsonObject { ["a"] = 1 }).ToJsonString());
        Assert.Equal("[1,[]]", Payload.RoundTrip<JsonArray, JsonArrayCodec>([1, new JsonArray()]).ToJsonString());
        Assert.Equal(7, Payload.RoundTrip<JsonValue, JsonValueCodec>(JsonValue.Create(7)).GetValue<int>());
        Assert.Null(Payload.RoundTrip<JsonObject?, JsonObjectCodec>(null));
        Assert.Null(Payload.RoundTrip<JsonDocument?, JsonDocumentCodec>(null));
        Assert.Equal(JsonValueKind.Undefined, Payload.RoundTrip<JsonElement, JsonElementCodec>(default).ValueKind);
        Assert.Throws<PayloadException>(static () => Payload.Read<JsonArray, JsonArrayCodec>(Payload.Write<JsonObject, JsonObjectCodec>([])));
        Assert.Throws<PayloadException>(static () => Payload.Read<JsonElement, JsonElementCodec>([1, 0, 0, 0, (byte)'{']));
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("::1"), InlineData("fe80::1%3"), InlineData("::ffff:10.0.0.1"), InlineData("255.255.255.255")]
    public void Addresses(string text)
    {
        IPAddress address = IPAddress.Parse(text);
        Assert.Equal(address, Payload.RoundTrip<IPAddress, IPAddressCodec>(address));
        IPEndPoint endPoint = new(address, 65_535);
        Assert.Equal(endPoint, Payload.RoundTrip<IPEndPoint, IPEndPointCodec>(endPoint));
    }

    [Fact]
    public void Paths_are_made_full_where_they_are_sent()
    {
        Assert.Equal(Path.GetFullPath("a/b.txt"), Payload.RoundTrip<FileInfo, FileInfoCodec>(new FileInfo("a/b.txt")).ToString());
        Assert.Equal(Path.GetFullPath("a"), Payload.RoundTrip<DirectoryInfo, DirectoryInfoCodec>(new DirectoryInfo("a")).ToString());
        Assert.Null(Payload.RoundTrip<FileInfo?, FileInfoCodec>(null));
    }

    [Fact]
    public void Regular_expressions_keep_their_options_and_limit()
    {
        Regex back = Payload.RoundTrip<Regex, RegexCodec>(new Regex("(?<x>a+)b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(3)));
        Assert.Equal(("(?<x>a+)b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(3)), (back.ToString(), back.Options, back.MatchTimeout));
        Assert.Equal("AA", back.Match("xAAB").Groups["x"].Value);
        Assert.Equal(Regex.InfiniteMatchTimeout, Payload.RoundTrip<Regex, RegexCodec>(new Regex("a")).MatchTimeout);
        Assert.Throws<PayloadException>(static () => Payload.Read<Regex, RegexCodec>([3, 0xfe, 0xff, 0xff, 0xff, 1, 0, 0, 0, (byte)'(', 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]));
    }
}
