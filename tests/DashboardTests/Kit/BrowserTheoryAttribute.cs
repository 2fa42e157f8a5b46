namespace PoolGen.DashboardTests.Kit;

/// <summary>A theory with a browser.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips it, visibly, without one.</summary>
    public BrowserTheoryAttribute()
    {
        if (Chromium.Path is null) Skip = BrowserFactAttribute.Missing;
    }
}
