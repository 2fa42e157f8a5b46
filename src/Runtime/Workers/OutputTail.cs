using System.Text;

namespace PoolGen.Workers;

/// <summary>The last lines of what a worker wrote to stderr, within 8 KiB.</summary>
internal sealed class OutputTail
{
    private const int MostBytes = 8 * 1024;

    private readonly byte[] _ring = new byte[MostBytes];
    private long _written;

    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_ring)
        {
            foreach (byte b in bytes) _ring[_written++ % MostBytes] = b;
        }
    }

    public override string ToString()
    {
        lock (_ring)
        {
            int count = (int)Math.Min(_written, MostBytes);
            var bytes = new byte[count];
            for (int i = 0; i < count; i++) bytes[i] = _ring[(_written - count + i) % MostBytes];
            string text = Encoding.UTF8.GetString(bytes);
            int firstLine = _written > MostBytes ? text.IndexOf('\n') + 1 : 0;
            return text[firstLine..].TrimEnd();
        }
    }
}
