using System.Globalization;
using Orleans.Runtime;

namespace PoolGen.Orleans.Grains;

/// <summary>The key of a host's grain: the silo's address with its generation, and the path of the call.</summary>
/// <remarks>
/// A client outside the cluster sends all calls of one grain through one gateway. Several paths to the same host go through several gateways, so that one
/// that is frozen does not make other hosts look dead.
/// </remarks>
internal static class HostGrainKey
{
    /// <summary>How many paths lead to a host.</summary>
    internal const int Paths = 4;

    internal static string Of(SiloAddress silo, int path) => string.Create(CultureInfo.InvariantCulture, $"{silo.ToParsableString()}/{path % Paths}");

    /// <summary>The silo that a key names.</summary>
    /// <exception cref="FormatException">The key is not one.</exception>
    internal static SiloAddress SiloOf(ReadOnlySpan<char> key)
    {
        int slash = key.LastIndexOf('/');
        if (slash < 0) throw new FormatException($"'{key}' is no key of a pool's host.");
        return SiloAddress.FromParsableString(key[..slash].ToString());
    }
}
