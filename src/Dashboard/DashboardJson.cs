using System.Text.Json.Serialization;

namespace PoolGen.Dashboard;

/// <summary>How all of it is written as JSON, without reflection. The default encoder leaves no character that means anything in HTML.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PoolList))]
[JsonSerializable(typeof(PoolDetails))]
[JsonSerializable(typeof(FailureList))]
[JsonSerializable(typeof(TimelineView))]
internal sealed partial class DashboardJson : JsonSerializerContext;
