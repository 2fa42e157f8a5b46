using Spectre.Console;
using Spectre.Console.Rendering;

namespace PoolGen.Spectre;

/// <summary>A column of a bar that is a text.</summary>
/// <param name="text">What a bar has there.</param>
/// <param name="style">How it looks.</param>
internal sealed class TextColumn(Func<ProgressTask, string> text, Style? style = null) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(text(task), style).RightJustified();
}
