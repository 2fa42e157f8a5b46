namespace PoolGen.Serialization;

/// <summary>A payload that arrives while it is read: large blocks go from the wire straight to where they belong.</summary>
/// <remarks>Used by one thread.</remarks>
/// <param name="length">How many bytes will arrive.</param>
/// <param name="smallestWindow">How many of them are received at once where fewer are needed.</param>
internal abstract class PayloadStream(int length, int smallestWindow = 64 * 1024)
{
    private byte[] _window = [];

    /// <summary>How many bytes have not been received.</summary>
    internal int Left { get; private set; } = length;

    /// <summary>Receives the next bytes into all of <paramref name="target"/>, which is no longer than <see cref="Left"/>.</summary>
    /// <exception cref="PayloadInterruptedException">The other side is gone.</exception>
    internal void Receive(Span<byte> target)
    {
        ReceiveCore(target);
        Left -= target.Length;
    }

    /// <summary>Keeps what is unread and receives at least so many bytes behind it, that all of them lie side by side.</summary>
    internal ReadOnlySpan<byte> Refill(ReadOnlySpan<byte> unread, int needed)
    {
        int room = Math.Min(unread.Length + Left, Math.Max(needed, smallestWindow));
        byte[] window = room <= _window.Length ? _window : GC.AllocateUninitializedArray<byte>(room);
        unread.CopyTo(window);
        Receive(window.AsSpan(unread.Length, room - unread.Length));
        _window = window;
        return window.AsSpan(0, room);
    }

    /// <summary>Receives the rest for nobody: what follows on the wire must not be taken for it.</summary>
    internal void Discard()
    {
        Span<byte> ignored = stackalloc byte[4096];
        while (Left > 0) Receive(ignored[..Math.Min(Left, ignored.Length)]);
    }

    /// <inheritdoc cref="Receive"/>
    protected abstract void ReceiveCore(Span<byte> target);
}
