namespace PoolGen.PackagingTests.Kit;

/// <summary>All tests that use the package: one after the other, for each of them keeps both cores busy.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "package";
}
