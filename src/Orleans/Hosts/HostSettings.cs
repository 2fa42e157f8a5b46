using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using PoolGen.Settings;

namespace PoolGen.Orleans.Hosts;

/// <summary>A host's options, and whether a host may start with them.</summary>
/// <param name="options">The options; null for a silo that lends no workers.</param>
/// <param name="host">The program's own shutdown time-out.</param>
/// <param name="endpoint">Where the silo listens.</param>
/// <param name="connections">How the silo's connections are set up.</param>
internal sealed class HostSettings(
    PoolHostOptions? options, IOptions<HostOptions> host, IOptions<EndpointOptions> endpoint, IEnumerable<IConfigureOptions<SiloConnectionOptions>> connections)
{
    private const string SecurityAssembly = "Orleans.Connections.Security";

    internal PoolHostOptions? Options => options;

    // TLS is set up by a delegate of that package: nothing else says that it is there.
    private bool HasTls => connections.OfType<ConfigureNamedOptions<SiloConnectionOptions>>()
        .Any(static configure => configure.Action?.Method.Module.Assembly.GetName().Name == SecurityAssembly);

    /// <summary>Checks what the host starts with.</summary>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The silo's surroundings do not suit a host.</exception>
    internal void Check()
    {
        if (options is null) return;
        var defaults = new ProcessPoolOptions();
        Refuse(options.MaxQueuedTasks is not null, nameof(options.MaxQueuedTasks));
        Refuse(options.QueueFullMode != defaults.QueueFullMode, nameof(options.QueueFullMode));
        Refuse(options.MaxBufferedBytes != defaults.MaxBufferedBytes, nameof(options.MaxBufferedBytes));
        Refuse(options.MaxPayloadBytes != defaults.MaxPayloadBytes, nameof(options.MaxPayloadBytes));
        OptionCheck.ZeroOrMore(options.DrainTimeout, nameof(options.DrainTimeout));
        options.Validate();
        if (host.Value.ShutdownTimeout < options.DrainTimeout)
        {
            throw new InvalidOperationException(
                $"The program's shutdown time-out ({host.Value.ShutdownTimeout}) is shorter than {nameof(PoolHostOptions)}.{nameof(options.DrainTimeout)} ({options.DrainTimeout}): " +
                $"the host could not finish what it runs. Raise {nameof(HostOptions)}.{nameof(HostOptions.ShutdownTimeout)}, or lower the drain.");
        }

        IPAddress address = endpoint.Value.SiloListeningEndpoint?.Address ?? endpoint.Value.AdvertisedIPAddress;
        if (!options.AllowPlaintext && !IPAddress.IsLoopback(address) && !HasTls)
        {
            throw new InvalidOperationException(
                $"The host would listen on {address} without TLS: whoever reaches it could run any task. Call UseTls (package Microsoft.Orleans.Connections.Security), " +
                $"or set {nameof(PoolHostOptions)}.{nameof(options.AllowPlaintext)} where the network is your own.");
        }
    }

    private static void Refuse(bool isSet, string name)
    {
        if (isSet) throw new ArgumentException($"{name} is an option of callers: set it in {"ClusterPoolOptions"}, not for a host.", name);
    }
}
