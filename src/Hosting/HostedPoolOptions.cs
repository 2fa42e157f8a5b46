namespace PoolGen.Hosting;

/// <summary>The options of a pool that belongs to a host: those of <see cref="ProcessPoolOptions"/>, and when the pool starts.</summary>
/// <remarks>
/// Configuration sets them first (the section <c>PoolGen</c>, or <c>PoolGen:name</c> for a named pool), then code. <see cref="ProcessPoolOptions.Initializer"/>,
/// <see cref="ProcessPoolOptions.TimeProvider"/>, <see cref="ProcessPoolOptions.LoggerFactory"/> and <see cref="ProcessPoolOptions.MeterFactory"/> are set by code
/// alone; the last three are the host's by default.
/// </remarks>
public sealed class HostedPoolOptions : ProcessPoolOptions
{
    /// <summary>Whether the pool starts with the host. Default: true. If false, it starts when a service or an endpoint first asks for it.</summary>
    public bool StartWithHost { get; set; } = true;
}
