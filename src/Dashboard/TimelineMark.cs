namespace PoolGen.Dashboard;

/// <summary>A moment in a worker's timeline, in seconds since its beginning.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">exit or failure.</param>
/// <param name="Text">Why the worker ended, or how an item did.</param>
internal sealed record TimelineMark(double At, string Kind, string Text);
