namespace PoolGen.Wire;

/// <summary>Where a parent waits for its worker to connect.</summary>
internal abstract class PeerListener : IDisposable
{
    /// <exception cref="IOException">The system has no socket to give.</exception>
    internal static PeerListener Listen(string path) =>
        OperatingSystem.IsLinux() ? LinuxListener.Listen(path) : FrameworkListener.Listen(path);

    /// <summary>Waits until somebody wants to connect; false when the time was up first.</summary>
    internal abstract bool Poll(int timeoutMicroseconds);

    /// <exception cref="IOException">The system has no socket to give.</exception>
    internal abstract PeerSocket Accept();

    public abstract void Dispose();
}
