using System.Globalization;
using Microsoft.Extensions.Logging;
using PoolGen.Workers.Launching;

namespace PoolGen.Workers;

/// <summary>What all workers of a pool have in common, as it was when the pool was constructed.</summary>
internal sealed class WorkerSetup
{
    internal required LaunchPlan Plan { get; init; }

    internal required WorkerEnvironment Environment { get; init; }

    internal required string CurrentDirectory { get; init; }

    internal string Culture { get; } = CultureInfo.CurrentCulture.Name;

    internal string UICulture { get; } = CultureInfo.CurrentUICulture.Name;

    internal required long MaxPayloadBytes { get; init; }

    internal required TimeSpan StartTimeout { get; init; }

    internal required WorkerOutput Output { get; init; }

    internal required byte[] InitializerDefinition { get; init; }

    internal required byte[] InitializerArguments { get; init; }

    /// <summary>The category <c>PoolGen.Worker</c>, if there are logs at all.</summary>
    internal required ILogger? OutputLogger { get; init; }
}
