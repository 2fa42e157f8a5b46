using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Platforms;

/// <summary>The framework's sockets, which other systems than Linux use.</summary>
[Watchdog]
public sealed class FrameworkSocketTests
{
    private static readonly string LongPath = Path.Combine(Path.GetTempPath(), new string('x', 200));

    [Fact]
    public void A_path_that_is_too_long_for_a_socket_is_named_with_what_helps()
    {
        IOException failure = Assert.Throws<IOException>(() => FrameworkListener.Listen(LongPath));
        Assert.Contains(LongPath, failure.Message, StringComparison.Ordinal);
        Assert.Contains("TMPDIR", failure.Message, StringComparison.Ordinal);
        Assert.Equal(failure.Message, Assert.Throws<IOException>(() => FrameworkSocket.Connect(LongPath)).Message);
    }

    [Fact]
    public void A_byte_that_has_no_room_is_not_waited_for()
    {
        using var directory = new TemporaryDirectory();
        string path = Path.Combine(directory.Path, "s");
        using FrameworkListener listener = FrameworkListener.Listen(path);
        using FrameworkSocket near = FrameworkSocket.Connect(path);
        using PeerSocket far = listener.Accept();
        const int more = 1_000_000;
        for (int i = 0; i < more; i++) near.SendNow(1);
        var heard = new byte[more];
        Assert.InRange(far.Receive(heard), 1, more - 1);
    }
}
