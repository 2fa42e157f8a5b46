using System.Diagnostics;
using System.Runtime.Versioning;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Security;

/// <summary>What the tests that run programs as another user rely on.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OpenFolderTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _closed = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    public void Dispose() => Directory.Delete(_closed, recursive: true);

    [Fact]
    public void What_lies_below_a_closed_directory_is_brought_where_another_user_can_read_it()
    {
        if (!Environment.IsPrivilegedProcess) return;
        File.SetUnixFileMode(_closed, Owner);
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(_closed, "open")).FullName, "program");
        File.WriteAllText(file, "text");
        Assert.NotEqual(0, ReadAsSomebody(file));
        Assert.Equal(0, ReadAsSomebody(OpenFolder.OfFile(file)));
        Assert.Equal(OpenFolder.OfFile(file), OpenFolder.OfFile(file));
    }

    [Fact]
    public void What_is_open_is_used_where_it_is()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        Assert.Equal(folder, OpenFolder.Of(folder));
    }

    private static int ReadAsSomebody(string file)
    {
        using var process = Process.Start(new ProcessStartInfo("setpriv", ["--reuid=54325", "--clear-groups", "cat", file]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
