using System.Buffers.Binary;
using System.Text;
using PoolGen.CompilerServices;

namespace PoolGen.Wire;

/// <summary>What a worker needs to find a task: travels once, in front of the first payload for it.</summary>
/// <param name="Id">The task's stable id.</param>
/// <param name="Name">The task's name, for messages.</param>
/// <param name="AssemblyName">The assembly whose manifest has it.</param>
/// <param name="Build">The assembly's module version: a worker of another build must not run it.</param>
internal sealed record TaskDefinition(ulong Id, string Name, string AssemblyName, Guid Build)
{
    internal static TaskDefinition Of(PoolTask task)
    {
        System.Reflection.Assembly assembly = task.GetType().Assembly;
        return new TaskDefinition(task.Id, task.Name, assembly.FullName!, assembly.ManifestModule.ModuleVersionId);
    }

    internal byte[] ToBytes()
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

    internal static TaskDefinition FromBytes(ReadOnlySpan<byte> bytes)
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
