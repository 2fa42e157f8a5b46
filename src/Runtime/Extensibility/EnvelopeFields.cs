using System.Buffers.Binary;
using System.Text;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>An envelope's encoded form: a version, then numbered fields, each with its length, so that a reader can leave out those that it does not know.</summary>
internal sealed class EnvelopeFields
{
    private const byte Version = 1;
    private const int MostFields = 1024;

    private readonly SortedDictionary<ushort, byte[]> _fields = [];

    internal void Add(ushort id, long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _fields.Add(id, bytes);
    }

    internal void Add(ushort id, string value) => _fields.Add(id, Encoding.UTF8.GetBytes(value));

    internal long? Number(ushort id)
    {
        if (!_fields.TryGetValue(id, out byte[]? bytes)) return null;
        return bytes.Length == sizeof(long)
            ? BinaryPrimitives.ReadInt64LittleEndian(bytes)
            : throw new PayloadException($"Field {id} of an envelope has {bytes.Length:N0} bytes and should have {sizeof(long)}.");
    }

    internal string? Text(ushort id) => _fields.TryGetValue(id, out byte[]? bytes) ? Encoding.UTF8.GetString(bytes) : null;

    internal void Write(ref PayloadWriter writer)
    {
        writer.Write(Version);
        writer.Write((ushort)_fields.Count);
        foreach ((ushort id, byte[] bytes) in _fields)
        {
            writer.Write(id);
            writer.Write(bytes.Length);
            writer.WriteBlock<byte>(bytes);
        }
    }

    internal static EnvelopeFields Read(ref PayloadReader reader)
    {
        byte version = reader.Read<byte>();
        if (version == 0) throw new PayloadException("An envelope has no version.");
        int count = reader.Read<ushort>();
        if (count > MostFields) throw new PayloadException($"An envelope has {count:N0} fields, which no version has.");
        var fields = new EnvelopeFields();
        for (int i = 0; i < count; i++)
        {
            ushort id = reader.Read<ushort>();
            int length = reader.Read<int>();
            if (length < 0) throw new PayloadException($"Field {id} of an envelope has a negative length.");
            fields._fields[id] = reader.ReadBytes(length).ToArray();
        }

        return fields;
    }
}
