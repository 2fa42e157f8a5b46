namespace PoolGen.Generator.Diagnostics;

/// <summary>The ids of all diagnostics: shared with fixes, tests and <c>docs/diagnostics</c>. An id is never given to another rule.</summary>
internal static class DiagnosticIds
{
    public const string NotStatic = "POOL001";
    public const string Generic = "POOL002";
    public const string NotAccessible = "POOL003";
    public const string ByReference = "POOL004";
    public const string CannotCross = "POOL005";
    public const string Handle = "POOL006";
    public const string TooManyParameters = "POOL007";
    public const string SeveralTokensOrProgress = "POOL008";
    public const string LocalFunction = "POOL009";
    public const string AsyncVoid = "POOL010";
    public const string StubCollision = "POOL011";
    public const string PoolMemberName = "POOL012";
    public const string OptionOutOfRange = "POOL013";
    public const string FileLocal = "POOL014";
    public const string OpenType = "POOL015";
    public const string CannotBeSet = "POOL016";
    public const string NotConstructible = "POOL017";
    public const string StubName = "POOL018";
    public const string StubNameTaken = "POOL019";

    public const string DroppedResult = "POOL020";
    public const string BlockingCall = "POOL021";
    public const string LoopOfCalls = "POOL022";
    public const string MissingTryRun = "POOL023";
    public const string SizeBelowOne = "POOL024";
    public const string PoolNotDisposed = "POOL025";

    public const string TokenNotLast = "POOL026";
    public const string ThrownType = "POOL027";
}
