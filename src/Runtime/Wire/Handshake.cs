using System.Runtime.CompilerServices;

namespace PoolGen.Wire;

/// <summary>Each side of a fresh connection shows the other what only the pipe can have told it. An intruder that connects learns nothing.</summary>
internal static class Handshake
{
    private const int TimeoutMicroseconds = 10_000_000;

    /// <summary>The parent: hears first, and proves itself only to its own worker.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="bootstrap">What the worker was told.</param>
    /// <param name="heard">Called in between: the worker is known, and does not go on yet.</param>
    internal static bool TryAccept(PeerSocket socket, Bootstrap bootstrap, Action? heard = null)
    {
        if (!Hears(socket, bootstrap.WorkerProof, TimeoutMicroseconds)) return false;
        heard?.Invoke();
        return socket.Send(bootstrap.ParentProof);
    }

    /// <summary>The worker: proves itself, and hears the parent.</summary>
    /// <exception cref="PoolProtocolException">Whoever listens is not its parent, or is gone.</exception>
    internal static void Prove(PeerSocket socket, Bootstrap bootstrap)
    {
        if (socket.Send(bootstrap.WorkerProof) && Hears(socket, bootstrap.ParentProof, Timeout.Infinite)) return;
        throw new PoolProtocolException("Whoever listens is not this worker's parent, or did not take it for its worker.");
    }

    private static bool Hears(PeerSocket socket, byte[] proof, int timeoutMicroseconds)
    {
        Span<byte> heard = stackalloc byte[Bootstrap.ProofLength];
        for (int count = 0; count < heard.Length;)
        {
            if (timeoutMicroseconds >= 0 && !socket.Poll(timeoutMicroseconds)) return false;
            int more = socket.Receive(heard[count..]);
            if (more == 0) return false;
            count += more;
        }

        return AreEqual(heard, proof);
    }

    // Takes the same time wherever they differ. The framework has this, too, in its cryptography: loading that would be a good part of a start.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static bool AreEqual(ReadOnlySpan<byte> heard, ReadOnlySpan<byte> proof)
    {
        if (heard.Length != proof.Length) return false;
        int difference = 0;
        for (int i = 0; i < heard.Length; i++) difference |= heard[i] ^ proof[i];
        return difference == 0;
    }
}
