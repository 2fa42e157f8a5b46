using System.Buffers.Binary;
using System.Text;
using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>What a worker needs to find a task: it travels once, and says the same in every process of one build.</summary>
/// <param name="Id">The task's stable id.</param>
/// <param name="Name">The task's name, for messages.</param>
/// <param name="AssemblyName">The assembly whose manifest has it.</param>
/// <param name="Build">The assembly's module version: a worker of another build must not run it.</param>
public sealed record TaskDefinition(ulong Id, string Name, string AssemblyName, Guid Build)
{
    /// <summary>The definition of a task of this process.</summary>
    public static TaskDefinition Of(PoolTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        System.Reflection.Assembly assembly = task.GetType().Assembly;
        return new TaskDefinition(task.Id, task.Name, assembly.FullName!, assembly.ManifestModule.ModuleVersionId);
    }

    /// <summary>The task of this process that has this definition: found through the manifest of its assembly, which is loaded for it.</summary>
    /// <exception cref="PoolException">There is no such task here; the message says what is missing.</exception>
    public PoolTask Resolve() => ManifestResolver.Instance.Resolve(this);

    /// <summary>Its encoded form.</summary>
    public byte[] ToBytes()
    {
        byte[] name = Encoding.UTF8.GetBytes(Name);
        byte[] assembly = Encoding.UTF8.GetBytes(AssemblyName);
        var bytes = new byte[28 + name.Length + assembly.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Id);
        Build.TryWriteBytes(bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), name.Length);
        name.CopyTo(bytes, 28);
        assembly.CopyTo(bytes, 28 + name.Length);
        return bytes;
    }

    /// <summary>Reads an encoded form.</summary>
    /// <exception cref="PoolProtocolException">The bytes are no definition.</exception>
    public static TaskDefinition FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 28) throw new PoolProtocolException("A task's definition is cut.");
        int nameLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]);
        if ((uint)nameLength > bytes.Length - 28) throw new PoolProtocolException("A task's definition is cut.");
        return new TaskDefinition(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            Encoding.UTF8.GetString(bytes.Slice(28, nameLength)),
            Encoding.UTF8.GetString(bytes[(28 + nameLength)..]),
            new Guid(bytes.Slice(8, 16)));
    }
}
