namespace PoolGen;

/// <summary>Leaves a member out when a value of its type crosses to a worker and back.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field, Inherited = false)]
public sealed class PoolIgnoreAttribute : Attribute;
