using System.Text;

namespace PoolGen.RuntimeTests.Serialization.Reference;

/// <summary>A second reading of the format, slow and plain: what it accepts, the codecs must accept, and nothing else.</summary>
internal abstract record Shape
{
    /// <param name="shape">What the bytes should hold.</param>
    /// <param name="payload">The bytes.</param>
    /// <param name="counts">Takes in where the counts of collections and texts stand, nulls apart.</param>
    public static bool Accepts(Shape shape, byte[] payload, List<int>? counts = null)
    {
        using CountingReader reader = new(new MemoryStream(payload), counts);
        try
        {
            shape.Read(reader, 0);
            return reader.BaseStream.Position == payload.Length;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Reads over one value and gives something that is equal for equal values, for the sake of keys.</summary>
    protected abstract object? Read(CountingReader reader, int depth);

    private static void Require(bool condition)
    {
        if (!condition) throw new FormatException();
    }

    private static byte[] Bytes(BinaryReader reader, long count)
    {
        Require(count >= 0 && count <= reader.BaseStream.Length - reader.BaseStream.Position);
        return reader.ReadBytes((int)count);
    }

    /// <summary>The raw memory of a value that passes a test.</summary>
    public sealed record Raw(int Size, Func<byte[], bool>? IsValid = null) : Shape
    {
        protected override object Read(CountingReader reader, int depth)
        {
            byte[] bytes = Bytes(reader, Size);
            Require(IsValid?.Invoke(bytes) ?? true);
            return Convert.ToHexString(bytes);
        }
    }

    public sealed record Text : Shape
    {
        protected override object? Read(CountingReader reader, int depth)
        {
            int header = reader.ReadCount();
            if (header == -1) return null;
            if (header >= 0) return Encoding.Unicode.GetString(Bytes(reader, 2L * header));
            int length = reader.ReadInt32();
            string text = new UTF8Encoding(false, true).GetString(Bytes(reader, ~header));
            Require(length <= 0 || text.Length == length);
            return text;
        }
    }

    public sealed record Many(Shape Element) : Shape
    {
        protected override object? Read(CountingReader reader, int depth)
        {
            int count = reader.ReadCount();
            if (count == -1) return null;
            Require(count >= 0 && depth < 512);
            StringBuilder key = new();
            for (int i = 0; i < count; i++) key.Append(Element.Read(reader, depth + 1)).Append(';');
            return key.ToString();
        }
    }

    public sealed record Map(Shape Key, Shape Value) : Shape
    {
        protected override object? Read(CountingReader reader, int depth)
        {
            int count = reader.ReadCount();
            if (count == -1) return null;
            Require(count >= 0 && depth < 512);
            HashSet<object> keys = [];
            for (int i = 0; i < count; i++)
            {
                object? key = Key.Read(reader, depth + 1);
                Value.Read(reader, depth + 1);
                Require(key is not null && keys.Add(key));
            }

            return count;
        }
    }

    /// <summary>An object; its members are made late so that a shape can hold itself.</summary>
    public sealed record Members(Func<Shape[]> All) : Shape
    {
        protected override object? Read(CountingReader reader, int depth)
        {
            Shape[] members = All();
            byte header = reader.ReadByte();
            if (header == 255) return null;
            Require(header == members.Length && depth < 512);
            return string.Join(',', members.Select(member => member.Read(reader, depth + 1)));
        }
    }

    public sealed record Items(params Shape[] All) : Shape
    {
        protected override object Read(CountingReader reader, int depth) => string.Join(',', All.Select(item => item.Read(reader, depth)));
    }
}
