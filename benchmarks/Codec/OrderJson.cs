using System.Text.Json.Serialization;

namespace PoolGen.Benchmarks.Codec;

/// <summary>System.Text.Json's generated serializer for the same records.</summary>
[JsonSerializable(typeof(Order[]))]
internal sealed partial class OrderJson : JsonSerializerContext;
