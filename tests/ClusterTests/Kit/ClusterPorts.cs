using System.Net;
using System.Net.Sockets;

namespace PoolGen.ClusterTests.Kit;

/// <summary>Ports that nobody uses.</summary>
internal static class ClusterPorts
{
    private static readonly HashSet<int> Given = [];

    internal static int Next()
    {
        lock (Given)
        {
            while (true)
            {
                using var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                int port = ((IPEndPoint)listener.LocalEndpoint).Port;
                if (Given.Add(port)) return port;
            }
        }
    }
}
