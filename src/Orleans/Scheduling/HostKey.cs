using System.Globalization;

namespace PoolGen.Orleans.Scheduling;

/// <summary>One incarnation of a host: a host that was started again at the same address is another one.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Generation">Which start of it; a later one has a higher number.</param>
internal readonly record struct HostKey(string Address, long Generation)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}@{Generation}");
}
