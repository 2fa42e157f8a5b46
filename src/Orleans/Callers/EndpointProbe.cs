using System.Net;
using System.Net.Sockets;

namespace PoolGen.Orleans.Callers;

/// <summary>Finds out whether a host's process is gone: its machine refuses connections then. Orleans itself says so only after some time.</summary>
/// <remarks>Only a place where a connection has worked before is believed: a client may see other machines behind the same address.</remarks>
/// <param name="endpoint">Where the silo listens.</param>
/// <param name="clock">The pool's clock.</param>
internal sealed class EndpointProbe(IPEndPoint endpoint, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private int _looking;

    /// <summary>Whether a connection has worked.</summary>
    internal bool HasWorked { get; private set; }

    /// <summary>Tries a connection, so that a later refusal means something.</summary>
    internal async Task LearnAsync() => HasWorked |= await ConnectAsync().ConfigureAwait(false) == true;

    /// <summary>Whether connections are refused twice, half a second apart. False also while another look is under way.</summary>
    internal async Task<bool> IsRefusedAsync()
    {
        if (!HasWorked || Interlocked.Exchange(ref _looking, 1) != 0) return false;
        try
        {
            if (await ConnectAsync().ConfigureAwait(false) != false) return false;
            await Task.Delay(BetweenLooks, clock).ConfigureAwait(false);
            return await ConnectAsync().ConfigureAwait(false) == false;
        }
        finally
        {
            Volatile.Write(ref _looking, 0);
        }
    }

    // True: connected. False: refused. Null: nobody knows.
    private async Task<bool?> ConnectAsync()
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await socket.ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused ? false : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
