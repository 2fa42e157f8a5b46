using System.IO.Compression;
using System.Reflection.PortableExecutable;

namespace PoolGen.PackagingTests.Kit;

/// <summary>One package, and what is in it.</summary>
internal sealed class PackedFile(string path)
{
    /// <summary>The names of its files, without what every package has.</summary>
    internal string[] Files
    {
        get
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            return [.. archive.Entries
                .Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
                .Where(name => name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)];
        }
    }

    internal byte[] Bytes(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(path);
        using var content = new MemoryStream();
        using (Stream stream = archive.GetEntry(entry)!.Open()) stream.CopyTo(content);
        return content.ToArray();
    }

    internal string Text(string entry)
    {
        using var reader = new StreamReader(new MemoryStream(Bytes(entry)));
        return reader.ReadToEnd();
    }

    internal PEReader Library(string entry) => new(new MemoryStream(Bytes(entry)));
}
