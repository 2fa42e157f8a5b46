using System.Text.Json;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>One row of memorypack-vectors.json: what MemoryPack 1.21.4 wrote for a value.</summary>
internal sealed record VectorRow(int Id, string Type, string Value, string Hex)
{
    public static IReadOnlyList<VectorRow> All { get; } =
        JsonSerializer.Deserialize<List<VectorRow>>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "memorypack-vectors.json")), JsonSerializerOptions.Web)!;

    public byte[] Bytes => Convert.FromHexString(Hex);
}
