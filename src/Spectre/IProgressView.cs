namespace PoolGen.Spectre;

/// <summary>How one progress is shown. Members are safe for any thread.</summary>
internal interface IProgressView
{
    void Show(MapProgress progress);

    /// <summary>Called once, and last.</summary>
    void End();
}
