using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace PoolGen.DashboardTests.Kit;

/// <summary>A test that needs an address of this machine that is not loopback.</summary>
internal sealed class NetworkFactAttribute : FactAttribute
{
    /// <summary>Skips it, visibly, on a machine without a network.</summary>
    public NetworkFactAttribute()
    {
        if (Address is null) Skip = "This machine has no address on a network.";
    }

    /// <summary>The address, if there is one.</summary>
    internal static IPAddress? Address { get; } = NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(static card => card.GetIPProperties().UnicastAddresses)
        .Select(static one => one.Address)
        .FirstOrDefault(static address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
