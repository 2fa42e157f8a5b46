using Orleans;

namespace PoolGen.Orleans.Wire;

/// <summary>A silo, as another one knows it.</summary>
/// <param name="Address">Its address with its generation.</param>
/// <param name="IsActive">Whether it takes calls.</param>
/// <param name="IsDead">Whether it was declared dead.</param>
[GenerateSerializer, Immutable]
[Alias("PoolGen.MemberInfo")]
internal sealed record MemberInfo([property: Id(0)] string Address, [property: Id(1)] bool IsActive, [property: Id(2)] bool IsDead);
