using System.Globalization;
using System.Net;
using System.Text;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>A picture of lines, dots and words.</summary>
internal sealed class SvgCanvas(int width, int height)
{
    /// <summary>Colours that can be told apart, also by those who do not see all of them (Okabe and Ito).</summary>
    public static readonly string[] Colours = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#000000", "#999999", "#b2a800", "#7b3294"];

    private readonly StringBuilder _content = new();

    public void Line(double x1, double y1, double x2, double y2, string colour = "#cccccc", double thickness = 1) =>
        Add($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{thickness:F1}\"/>");

    public void Dot(double x, double y, string colour) => Add($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"4.5\" fill=\"{colour}\" fill-opacity=\"0.85\"/>");

    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="words">What it says.</param>
    /// <param name="anchor">Which end is at <paramref name="x"/>: start, middle or end.</param>
    /// <param name="size">In pixels.</param>
    public void Text(double x, double y, string words, string anchor = "start", int size = 12) =>
        Add($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\">{WebUtility.HtmlEncode(words)}</text>");

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" fill=\"#222222\">\n" +
        $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{_content}</svg>\n";

    private void Add(FormattableString element) => _content.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
