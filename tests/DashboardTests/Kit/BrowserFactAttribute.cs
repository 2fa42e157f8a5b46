namespace PoolGen.DashboardTests.Kit;

/// <summary>A test with a browser.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    internal const string Missing = "No Chromium is installed here (Debian: apt-get install chromium).";

    /// <summary>Skips it, visibly, without one.</summary>
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null) Skip = Missing;
    }
}
