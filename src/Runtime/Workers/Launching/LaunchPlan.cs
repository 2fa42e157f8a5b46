namespace PoolGen.Workers.Launching;

/// <summary>The command that starts a worker of this program.</summary>
/// <param name="FileName">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Environment">Variables that the launch needs, and that user code in the worker does not see.</param>
internal sealed record LaunchPlan(string FileName, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string?> Environment);
