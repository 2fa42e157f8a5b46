using System.Net.Sockets;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>The socket and the pipe, both ways: the doorbell's bytes, the proofs, the bootstrap.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class SocketFuzzTests
{
    private const int Streams = 5_000;
    private const int Bootstrapped = 60_000;

    [Fact]
    public void The_doorbell_hears_what_was_rung_and_refuses_the_rest() => Fuzz.AssertBoth(Fuzz.Run(Streams, OneStream), Streams);

    [Fact]
    public void A_proof_that_is_wrong_in_one_bit_or_cut_at_any_byte_is_refused_by_both_sides()
    {
        Bootstrap bootstrap = Bootstraps.Valid();
        Assert.True(Accepts(bootstrap, bootstrap.WorkerProof, out byte[] answer));
        Assert.Equal(bootstrap.ParentProof, answer);
        Assert.True(IsBelieved(bootstrap, bootstrap.ParentProof));
        for (int bit = 0; bit < Bootstrap.ProofLength * 8; bit++)
        {
            Refuse(bootstrap, Flip(bootstrap.WorkerProof, bit), Flip(bootstrap.ParentProof, bit));
        }

        for (int cut = 0; cut < Bootstrap.ProofLength; cut++) Refuse(bootstrap, bootstrap.WorkerProof[..cut], bootstrap.ParentProof[..cut]);

        // Each side's own proof, sent back to it.
        Refuse(bootstrap, bootstrap.ParentProof, bootstrap.WorkerProof);
    }

    [Fact]
    public void A_bootstrap_cut_at_any_byte_is_refused()
    {
        byte[] bytes = Bootstraps.Encode(Bootstraps.Valid());
        Assert.True(IsBootstrap(bytes));
        for (int cut = 0; cut < bytes.Length; cut++) Assert.False(IsBootstrap(bytes[..cut]));
        Assert.False(IsBootstrap([.. bytes, 0]));
    }

    [Fact]
    public void A_broken_bootstrap_is_refused_or_read_in_bounded_memory() => Fuzz.AssertBoth(Fuzz.Run(Bootstrapped, OneBootstrap), Bootstrapped);

    private static bool OneBootstrap(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = Bootstraps.Encode(Bootstraps.Valid());
        int at = random.Next(bytes.Length);
        if (random.Next(2) == 0) bytes[at] ^= (byte)(1 << random.Next(8));
        else random.NextBytes(bytes.AsSpan(at, Math.Min(random.Next(1, 9), bytes.Length - at)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool accepted = IsBootstrap(bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
        return accepted;
    }

    private static bool IsBootstrap(byte[] bytes)
    {
        try
        {
            using var memory = new MemoryStream(bytes);
            Bootstrap.FromBytes(memory);
            return true;
        }
        catch (PoolProtocolException)
        {
            return false;
        }
    }

    // True when every byte was one that is sent.
    private static bool OneStream(int seed)
    {
        var random = new Random(seed);
        byte[] bytes = new byte[random.Next(40)];
        foreach (ref byte b in bytes.AsSpan()) b = random.Next(60) == 0 ? (byte)random.Next(256) : (byte)"WWWRPA"[random.Next(6)];
        using var pair = new SocketPair();
        pair.Left.Send(bytes);
        pair.Left.Shutdown(SocketShutdown.Send);
        using var bell = new SocketDoorbell(pair.Right);
        int attachments = 0;
        for (int at = 0; at < bytes.Length;)
        {
            byte next = bytes[at++];
            if (next is not ((byte)'W' or (byte)'R' or (byte)'P' or (byte)'A'))
            {
                Assert.Throws<PoolProtocolException>(() => bell.Wait(-1));
                return false;
            }

            if (next == 'A')
            {
                bool isWhole = bytes.Length - at >= sizeof(long);
                Assert.Equal(isWhole ? BellEvent.Rung : BellEvent.Gone, bell.Wait(-1));
                if (!isWhole) return true;
                at += sizeof(long);
                attachments++;
                continue;
            }

            Assert.Equal(next == 'R' ? BellEvent.PayloadRequested : BellEvent.Rung, bell.Wait(-1));
            if (next != 'P') continue;
            Assert.Equal(attachments, bell.DetachAttachments().Count);
            attachments = 0;
            byte[] payload = new byte[random.Next(10)];
            bool isThere = payload.Length <= bytes.Length - at;
            Assert.Equal(isThere, bell.TryAwaitPayload(payload.Length) && bell.TryReceivePayload(payload));
            if (!isThere) return true;
            Assert.Equal(bytes[at..(at + payload.Length)], payload);
            at += payload.Length;
        }

        Assert.Equal(BellEvent.Gone, bell.Wait(-1));
        return true;
    }

    private static void Refuse(Bootstrap bootstrap, byte[] workers, byte[] parents)
    {
        Assert.False(Accepts(bootstrap, workers, out byte[] answer));
        Assert.Empty(answer);
        Assert.False(IsBelieved(bootstrap, parents));
    }

    private static bool Accepts(Bootstrap bootstrap, byte[] proof, out byte[] answer)
    {
        using var pair = new SocketPair();
        pair.Left.Send(proof);
        pair.Left.Shutdown(SocketShutdown.Send);
        bool accepted = Handshake.TryAccept(pair.Right, bootstrap);
        pair.Right.Dispose();
        byte[] heard = new byte[100];
        answer = heard[..pair.Left.Receive(heard)];
        return accepted;
    }

    private static bool IsBelieved(Bootstrap bootstrap, byte[] proof)
    {
        using var pair = new SocketPair();
        pair.Left.Send(proof);
        pair.Left.Shutdown(SocketShutdown.Send);
        try
        {
            Handshake.Prove(pair.Right, bootstrap);
            return true;
        }
        catch (PoolProtocolException)
        {
            return false;
        }
    }

    private static byte[] Flip(byte[] bytes, int bit)
    {
        byte[] flipped = [.. bytes];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
