using System.Text;

namespace PoolGen.Workers;

/// <summary>Passes a worker's stderr on as it comes, and a crash report at its end without PoolGen's own frames, which go elsewhere.</summary>
/// <remarks>Used by one thread. Only lines behind the headline of a report are held back until they are complete.</remarks>
/// <param name="target">Where it is passed to.</param>
/// <param name="ownFrame">Gets each frame of PoolGen's; or null.</param>
internal sealed class CrashReportStream(Stream target, Action<string>? ownFrame) : Stream
{
    private readonly List<byte> _line = [];
    private bool _isReport;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int end = buffer.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? buffer : buffer[..(end + 1)];
            if (!_isReport) target.Write(part);
            if (_isReport || _line.Count < CrashReport.HeadlineLength) _line.AddRange(part);
            if (end >= 0) EndLine();
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_line.Count > 0) EndLine();
            target.Dispose();
        }

        base.Dispose(disposing);
    }

    private void EndLine()
    {
        string text = Encoding.UTF8.GetString([.. _line]).TrimEnd('\r', '\n');
        if (!_isReport) _isReport = CrashReport.IsHeadline(text);
        else if (CrashReport.IsOwnFrame(text)) ownFrame?.Invoke(text);
        else target.Write([.. _line]);
        _line.Clear();
    }
}
