using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace WordCount;

/// <summary>Where to find much real text on a machine that builds .NET programs.</summary>
internal static class Library
{
    /// <summary>The XML reference documentation of the newest .NET inside the SDK.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none: no SDK, or not in the usual places.</exception>
    internal static string ReferenceDocumentation() =>
        DotnetFolders()
            .Select(folder => Path.Combine(folder, "packs", "Microsoft.NETCore.App.Ref"))
            .Where(Directory.Exists)
            .SelectMany(pack => Directory.EnumerateFiles(pack, "System.Runtime.xml", SearchOption.AllDirectories))
            .Select(file => Path.GetDirectoryName(file)!)
            .Max(StringComparer.Ordinal)
        ?? throw new DirectoryNotFoundException("No reference documentation was found beside dotnet. Name a folder of text files instead.");

    /// <summary>The text of a file; of XML, what stands between the tags.</summary>
    internal static string TextOf(string path) =>
        Path.GetExtension(path) == ".xml" ? XElement.Load(path).Value : File.ReadAllText(path);

    // The runtime we run on lies in one, unless this program carries its own; then the dotnet of the PATH helps.
    private static IEnumerable<string> DotnetFolders()
    {
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root) yield return root;
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var dotnet = new FileInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
            if (dotnet.Exists) yield return Path.GetDirectoryName(dotnet.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? dotnet.FullName)!;
        }
    }
}
