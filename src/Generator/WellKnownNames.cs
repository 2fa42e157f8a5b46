namespace PoolGen.Generator;

/// <summary>Names of our own types, as metadata has them and as emitted code spells them.</summary>
internal static class WellKnownNames
{
    public const string PoolTaskAttribute = "PoolGen.PoolTaskAttribute";
    public const string PoolUnionAttribute = "PoolGen.PoolUnionAttribute";
    public const string PoolCodecAttribute = "PoolGen.PoolCodecAttribute";
    public const string Codec = "PoolGen.Serialization.ICodec`1";
    public const string PoolIgnoreAttribute = "PoolGen.PoolIgnoreAttribute";

    public const string IPool = "PoolGen.IPool";
    public const string ProcessPool = "PoolGen.ProcessPool";
    public const string InProcessPool = "PoolGen.InProcessPool";
    public const string PoolWorker = "PoolGen.PoolWorker";
    public const string ManifestAttribute = "PoolTaskManifestAttribute";
    public const string ManifestFile = "PoolTaskManifest";
    public const string SharedFile = "PoolTaskSharedValues";
    public const string Shared = "PoolGen.Shared";
    public const string AsyncResult = "PoolGen.AsyncResult";
    public const string PoolStream = "PoolGen.PoolStream`1";
    public const string PoolOutcomes = "PoolGen.PoolOutcomes`1";

    public const string MemoryPackableAttribute = "MemoryPack.MemoryPackableAttribute";
    public const string MemoryPackSerializer = "MemoryPack.MemoryPackSerializer";

    /// <summary>The class of the codecs of the user's own types, in a namespace of its own: one in each assembly that has tasks.</summary>
    public const string CodecsNamespace = "PoolGen.Generated";
    public const string CodecsClass = "PoolTaskCodecs";
    public const string Codecs = "global::" + CodecsNamespace + "." + CodecsClass + ".";

    public const string CompilerServices = "global::PoolGen.CompilerServices.";
    public const string Stubs = "global::PoolGen.Stubs.";
    public const string Serialization = "global::PoolGen.Serialization.";
    public const string Sharing = "global::PoolGen.Sharing.";
    public const string NoResult = CompilerServices + "NoResult";
    public const string NoArguments = "global::System.ValueTuple";
}
