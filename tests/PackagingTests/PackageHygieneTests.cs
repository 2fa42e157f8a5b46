using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>What those ask of each package who have to approve it: where it comes from, what is in it, and under which licences.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class PackageHygieneTests(PackedPackage package)
{
    private const string Manifest = "_manifest/spdx_2.2/manifest.spdx.json";

    // The nearest one that a package has is used.
    private static readonly string[] Frameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "netstandard2.1", "netstandard2.0", string.Empty];
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Packages => [.. PackedPackage.All];

    [Theory, MemberData(nameof(Packages))]
    public void Its_libraries_are_built_deterministically(string id)
    {
        foreach (string file in Open(id).Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using PEReader library = Open(id).Library(file);
            Assert.Contains(library.ReadDebugDirectory(), debug => debug.Type == DebugDirectoryEntryType.Reproducible);
        }
    }

    [Theory, MemberData(nameof(Packages))]
    public void Its_symbols_link_to_the_sources_of_the_commit(string id)
    {
        PackedFile file = new(package.SymbolsOf(id));
        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(file.Bytes($"lib/net10.0/{id}.pdb")));
        MetadataReader symbols = provider.GetMetadataReader();
        IEnumerable<CustomDebugInformation> all = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation);
        byte[] links = symbols.GetBlobBytes(all.Single(information => symbols.GetGuid(information.Kind) == SourceLink).Value);
        Assert.Contains("githubusercontent.com/poolgen/packagingtests/", Encoding.UTF8.GetString(links), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Packages))]
    public void All_its_libraries_have_the_version_of_the_package(string id)
    {
        foreach (string file in Open(id).Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal)))
        {
            using PEReader library = Open(id).Library(file);
            Assert.Equal(package.Version, VersionOf(library).Split('+')[0]);
        }
    }

    [Theory, MemberData(nameof(Packages))]
    public void Its_bill_of_materials_names_each_file_by_its_hash_and_each_dependency(string id)
    {
        using JsonDocument bill = JsonDocument.Parse(Open(id).Bytes(Manifest));
        Assert.Equal(("SPDX-2.2", $"{id} {package.Version}"), (bill.RootElement.GetProperty("spdxVersion").GetString(), bill.RootElement.GetProperty("name").GetString()));
        Dictionary<string, string> hashes = bill.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
            file => file.GetProperty("fileName").GetString()![2..],
            file => file.GetProperty("checksums").EnumerateArray().Single(sum => sum.GetProperty("algorithm").GetString() == "SHA256").GetProperty("checksumValue").GetString()!);
        Assert.Equal(Open(id).Files.Except([Manifest]), hashes.Keys.Order(StringComparer.Ordinal));
        Assert.All(hashes, hash => Assert.Equal(Convert.ToHexString(SHA256.HashData(Open(id).Bytes(hash.Key))), hash.Value, ignoreCase: true));
        Assert.Subset(
            bill.RootElement.GetProperty("packages").EnumerateArray().Select(part => (part.GetProperty("name").GetString()!, part.GetProperty("versionInfo").GetString()!)).ToHashSet(),
            Dependencies(Open(id).Text(id + ".nuspec")).Where(dependency => dependency.Id != "PoolGen").ToHashSet());
    }

    [Fact]
    public void The_notices_name_the_licence_of_each_package_that_is_needed_at_run_time()
    {
        Assert.Single(PackedPackage.All.Select(id => Open(id).Text("THIRD-PARTY-NOTICES.md")).Distinct());
        Dictionary<string, string> said = Row().Matches(Open("PoolGen").Text("THIRD-PARTY-NOTICES.md")).ToDictionary(row => row.Groups["id"].Value, row => row.Groups["licence"].Value);
        Dictionary<string, string> needed = [];
        Queue<(string Id, string Version)> waiting = new(PackedPackage.All.SelectMany(id => Dependencies(Open(id).Text(id + ".nuspec"))));
        while (waiting.TryDequeue(out (string Id, string Version) dependency))
        {
            if (dependency.Id == "PoolGen" || needed.ContainsKey(dependency.Id)) continue;
            string manifest = File.ReadAllText(package.RestoredManifest(dependency.Id, dependency.Version));
            needed[dependency.Id] = XDocument.Parse(manifest).Descendants().Single(element => element.Name.LocalName == "license").Value;
            foreach ((string Id, string Version) next in Dependencies(manifest)) waiting.Enqueue(next);
        }

        Assert.Equal(needed.OrderBy(row => row.Key, StringComparer.Ordinal), said.OrderBy(row => row.Key, StringComparer.Ordinal));
    }

    private static string VersionOf(PEReader library)
    {
        MetadataReader metadata = library.GetMetadataReader();
        foreach (CustomAttribute attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
            EntityHandle type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) != "AssemblyInformationalVersionAttribute") continue;
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16(); // What every attribute begins with.
            return value.ReadSerializedString()!;
        }

        throw new InvalidOperationException("The library has no version.");
    }

    private static bool IsFor(XElement group, string framework) =>
        (group.Attribute("targetFramework")?.Value ?? string.Empty).TrimStart('.').Equals(framework, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a package needs in a program for .NET 10.</summary>
    private static IEnumerable<(string Id, string Version)> Dependencies(string manifest)
    {
        XElement[] groups = [.. XDocument.Parse(manifest).Descendants().Where(element => element.Name.LocalName == "group" && element.Parent!.Name.LocalName == "dependencies")];
        XElement? ours = Frameworks.Select(framework => groups.FirstOrDefault(group => IsFor(group, framework))).FirstOrDefault(static group => group is not null);
        return ours is null ? [] : ours.Elements().Select(element => (element.Attribute("id")!.Value, element.Attribute("version")!.Value));
    }

    private PackedFile Open(string id) => new(package.FileOf(id));

    [GeneratedRegex(@"^\| (?<id>[A-Z][\w.]+) \| (?<licence>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
