namespace PoolGen.Wire;

/// <summary>What a worker is told first, over its stdin: who it is, where its parent is, and the secrets that each side proves itself with.</summary>
internal sealed class Bootstrap
{
    internal const int ProofLength = 32;

    internal required int ParentProcessId { get; init; }

    internal required int WorkerId { get; init; }

    /// <summary>The runtime of the parent; a worker on another one refuses to start.</summary>
    internal required string RuntimeVersion { get; init; }

    /// <summary>The build of this library; a worker with another one refuses to start.</summary>
    internal required Guid Build { get; init; }

    internal required string RegionPath { get; init; }

    internal required string SocketPath { get; init; }

    internal required byte[] WorkerProof { get; init; }

    internal required byte[] ParentProof { get; init; }

    internal required string Culture { get; init; }

    internal required string UICulture { get; init; }

    internal required long MaxPayloadBytes { get; init; }

    /// <summary>Whether what is written to stdout goes nowhere.</summary>
    internal required bool DiscardOutput { get; init; }

    /// <summary>Variables that were changed to start the worker, as user code is to see them.</summary>
    internal required IReadOnlyDictionary<string, string?> Environment { get; init; }

    /// <summary>The initializer's definition, or nothing.</summary>
    internal required byte[] InitializerDefinition { get; init; }

    /// <summary>The initializer's arguments, if they are not large.</summary>
    internal required ReadOnlyMemory<byte> InitializerArguments { get; init; }

    /// <summary>How many bytes of arguments follow over the doorbell, once both sides have proved themselves; 0 where they are in <see cref="InitializerArguments"/>.</summary>
    internal required long LargeInitializerBytes { get; init; }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(RegionLayout.ProtocolVersion);
        writer.Write(ParentProcessId);
        writer.Write(WorkerId);
        writer.Write(RuntimeVersion);
        writer.Write(Build.ToByteArray());
        writer.Write(RegionPath);
        writer.Write(SocketPath);
        writer.Write(WorkerProof);
        writer.Write(ParentProof);
        writer.Write(Culture);
        writer.Write(UICulture);
        writer.Write(MaxPayloadBytes);
        writer.Write(DiscardOutput);
        writer.Write(Environment.Count);
        foreach ((string name, string? value) in Environment)
        {
            writer.Write(name);
            writer.Write(value is not null);
            writer.Write(value ?? string.Empty);
        }

        writer.Write(InitializerDefinition.Length);
        writer.Write(InitializerDefinition);
        writer.Write(InitializerArguments.Length);
        writer.Write(InitializerArguments.Span);
        writer.Write(LargeInitializerBytes);
    }

    /// <exception cref="PoolProtocolException">The parent speaks another version, or what it says is no bootstrap.</exception>
    internal static Bootstrap FromBytes(MemoryStream bytes)
    {
        bytes.Position = 0;
        try
        {
            using var reader = new BinaryReader(bytes);
            Bootstrap bootstrap = Read(reader);
            return bytes.Position == bytes.Length ? bootstrap : throw new PoolProtocolException("Bytes are left behind the parent's first message.");
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            throw new PoolProtocolException($"The parent's first message is not valid: {e.Message}", e);
        }
    }

    private static Bootstrap Read(BinaryReader reader)
    {
        int version = reader.ReadInt32();
        if (version != RegionLayout.ProtocolVersion)
        {
            throw new PoolProtocolException($"The parent speaks version {version} of the protocol and this worker version {RegionLayout.ProtocolVersion}.");
        }

        return new Bootstrap
        {
            ParentProcessId = reader.ReadInt32(),
            WorkerId = reader.ReadInt32(),
            RuntimeVersion = reader.ReadString(),
            Build = new Guid(Exactly(reader, 16)),
            RegionPath = reader.ReadString(),
            SocketPath = reader.ReadString(),
            WorkerProof = Exactly(reader, ProofLength),
            ParentProof = Exactly(reader, ProofLength),
            Culture = reader.ReadString(),
            UICulture = reader.ReadString(),
            MaxPayloadBytes = reader.ReadInt64(),
            DiscardOutput = reader.ReadBoolean(),
            Environment = ReadEnvironment(reader),
            InitializerDefinition = Exactly(reader, reader.ReadInt32()),
            InitializerArguments = Exactly(reader, reader.ReadInt32()),
            LargeInitializerBytes = reader.ReadInt64(),
        };
    }

    private static Dictionary<string, string?> ReadEnvironment(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var variables = new Dictionary<string, string?>();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadString();
            bool isSet = reader.ReadBoolean();
            string value = reader.ReadString();
            variables[name] = isSet ? value : null;
        }

        return variables;
    }

    private static byte[] Exactly(BinaryReader reader, int count)
    {
        if (count > reader.BaseStream.Length - reader.BaseStream.Position) throw new EndOfStreamException();
        return reader.ReadBytes(count);
    }
}
