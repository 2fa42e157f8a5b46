using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>A pool's options, read once and found to be in range.</summary>
internal sealed class PoolSettings
{
    internal required SchedulerOptions Scheduler { get; init; }

    internal required string Name { get; init; }

    internal required long MaxPayloadBytes { get; init; }

    internal required QueueFullMode QueueFullMode { get; init; }

    internal required TimeProvider TimeProvider { get; init; }

    internal required PoolCall? Initializer { get; init; }

    internal byte[] InitializerDefinition { get; private init; } = [];

    /// <summary>The initializer's arguments; large arrays among them are the caller's own.</summary>
    internal LargePayload InitializerArguments { get; private init; } = LargePayload.Empty;

    /// <exception cref="ArgumentException">An option is out of range; the message names it.</exception>
    internal static PoolSettings From(ProcessPoolOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Name)) throw Invalid(nameof(options.Name), "must not be empty");
        int workers = options.Workers ?? Environment.ProcessorCount;
        AtLeastOne(workers, nameof(options.Workers));
        if (options.MaxTasksPerWorker is { } tasks) AtLeastOne(tasks, nameof(options.MaxTasksPerWorker));
        if (options.MaxWorkerMemoryBytes is { } memory) AtLeastOne(memory, nameof(options.MaxWorkerMemoryBytes));
        if (options.MaxQueuedTasks is { } queued) AtLeastOne(queued, nameof(options.MaxQueuedTasks));
        AtLeastOne(options.MaxBufferedBytes, nameof(options.MaxBufferedBytes));
        AtLeastOne(options.MaxPayloadBytes, nameof(options.MaxPayloadBytes));
        if (options.TaskTimeout is { } timeout) MoreThanZero(timeout, nameof(options.TaskTimeout));
        MoreThanZero(options.WorkerStartTimeout, nameof(options.WorkerStartTimeout));
        ZeroOrMore(options.CancellationGrace, nameof(options.CancellationGrace));
        ZeroOrMore(options.ShutdownTimeout, nameof(options.ShutdownTimeout));
        Defined(options.QueueFullMode, nameof(options.QueueFullMode));
        Defined(options.Output, nameof(options.Output));
        Defined(options.LaunchMode, nameof(options.LaunchMode));
        if (options.TimeProvider is null) throw Invalid(nameof(options.TimeProvider), "must not be null");
        foreach (string name in options.Environment.Keys)
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal))
            {
                throw Invalid(nameof(options.Environment), $"has a variable whose name is not valid: '{name}'");
            }
        }

        return new PoolSettings
        {
            Scheduler = new SchedulerOptions
            {
                Workers = workers,
                MaxTasksPerWorker = options.MaxTasksPerWorker,
                MaxQueuedTasks = options.MaxQueuedTasks,
                MaxBufferedBytes = options.MaxBufferedBytes,
                MaxWorkerMemoryBytes = options.MaxWorkerMemoryBytes,
                TaskTimeout = options.TaskTimeout,
                CancellationGrace = options.CancellationGrace,
                WorkerStartTimeout = options.WorkerStartTimeout,
                ShutdownTimeout = options.ShutdownTimeout,
                InitializerName = options.Initializer?.Task.Name,
                Seed = Random.Shared.Next(),
            },
            Name = options.Name,
            QueueFullMode = options.QueueFullMode,
            MaxPayloadBytes = options.MaxPayloadBytes,
            TimeProvider = options.TimeProvider,
            Initializer = options.Initializer,
            InitializerDefinition = options.Initializer is { } call ? TaskDefinition.Of(call.Task).ToBytes() : [],
            InitializerArguments = Arguments(options),
        };
    }

    private static LargePayload Arguments(ProcessPoolOptions options)
    {
        if (options.Initializer is not { } call) return LargePayload.Empty;
        using var buffer = new PayloadBuffer { Limit = options.MaxPayloadBytes, MayLend = true };
        try
        {
            var writer = new PayloadWriter(buffer);
            call.WriteArguments(ref writer);
            writer.Complete();
        }
        catch (Exception e)
        {
            string limit = e is PayloadTooLargeException ? $" ({nameof(options.MaxPayloadBytes)} is {options.MaxPayloadBytes:N0}, and no payload can be larger than 2 GiB)" : string.Empty;
            throw PayloadFailure.Of(e, $"The arguments of the initializer '{call.Task.Name}' could not be sent{limit}");
        }

        // The pool keeps it: not the room that the buffer had to spare.
        LargePayload payload = buffer.Parts;
        return new LargePayload(buffer.WrittenSpan.ToArray(), payload.Lent);
    }

    private static ArgumentException Invalid(string name, string what) => new($"{name} {what}.", name);

    private static void AtLeastOne(long value, string name)
    {
        if (value < 1) throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");
    }

    private static void MoreThanZero(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(24)) throw new ArgumentOutOfRangeException(name, value, $"{name} must be more than zero and at most 24 days.");
    }

    private static void ZeroOrMore(TimeSpan value, string name)
    {
        if (value < TimeSpan.Zero || value > TimeSpan.FromDays(24)) throw new ArgumentOutOfRangeException(name, value, $"{name} must be zero or more and at most 24 days.");
    }

    private static void Defined(Enum value, string name)
    {
        Type type = value.GetType();
        if (!Enum.IsDefined(type, value)) throw new ArgumentOutOfRangeException(name, value, $"{name} is not one of {string.Join(", ", Enum.GetNames(type))}.");
    }
}
