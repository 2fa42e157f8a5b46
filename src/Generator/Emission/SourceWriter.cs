using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PoolGen.Generator.Emission;

/// <summary>Writes indented lines that end in LF on every machine.</summary>
internal sealed class SourceWriter
{
    private const int Width = 4;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes lines at the present depth. Lines inside <paramref name="text"/> keep their own indentation beyond it.</summary>
    public SourceWriter Line(string text = "")
    {
        for (int start = 0; start <= text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            if (end > start) _text.Append(' ', _depth * Width).Append(text, start, end - start);
            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>Writes a header and opens a block under it.</summary>
    public void Open(string header)
    {
        Line(header);
        Open();
    }

    /// <summary>Opens a block under what has been written.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes the block.</summary>
    public void Close() => Close("}");

    /// <summary>Closes a block that ends a statement.</summary>
    public void CloseStatement() => Close("};");

    /// <summary>Writes what <paramref name="write"/> writes for each item, a blank line between two.</summary>

    private void Close(string brace)
    {
        _depth--;
        Line(brace);
    }

    public SourceText ToSourceText() => SourceText.From(_text.ToString(), Encoding.UTF8);
}
