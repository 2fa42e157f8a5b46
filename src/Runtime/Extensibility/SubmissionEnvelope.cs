using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>How a submission is to be run: what travels with it besides its items. Engines that pass work on send it along.</summary>
/// <remarks>Immutable. Its encoded form has numbered fields: who reads one of a later version leaves out what it does not know.</remarks>
public sealed record SubmissionEnvelope
{
    private const ushort AttemptField = 1;
    private const ushort MaxAttemptsField = 2;
    private const ushort TimeLimitField = 3;
    private const ushort CancellationGraceField = 4;
    private const ushort PriorityField = 5;

    /// <summary>What a submission has that says nothing of itself.</summary>
    public static SubmissionEnvelope Default { get; } = new();

    /// <summary>Which attempt at its items the first one here is, from 1: more where another engine has lost them already.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How often an item of an idempotent task is started at most, or null for what its task says.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long an item may run, or null for what its task or its pool says.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How long an item that was told to end may take before its worker is killed, or null for what its pool says.</summary>
    public TimeSpan? CancellationGrace { get; init; }

    /// <summary>Which work goes first.</summary>
    public CallPriority Priority { get; init; }

    /// <summary>Writes its encoded form.</summary>
    public void Write(ref PayloadWriter writer)
    {
        var fields = new EnvelopeFields();
        if (Attempt != 1) fields.Add(AttemptField, Attempt);
        if (MaxAttempts is { } most) fields.Add(MaxAttemptsField, most);
        if (TimeLimit is { } limit) fields.Add(TimeLimitField, limit.Ticks);
        if (CancellationGrace is { } grace) fields.Add(CancellationGraceField, grace.Ticks);
        if (Priority != CallPriority.Normal) fields.Add(PriorityField, (int)Priority);
        fields.Write(ref writer);
    }

    /// <summary>Reads an encoded form, of this version or a later one.</summary>
    /// <exception cref="PayloadException">The bytes are no envelope.</exception>
    public static SubmissionEnvelope Read(ref PayloadReader reader)
    {
        EnvelopeFields fields = EnvelopeFields.Read(ref reader);
        return new SubmissionEnvelope
        {
            Attempt = (int?)fields.Number(AttemptField) ?? 1,
            MaxAttempts = (int?)fields.Number(MaxAttemptsField),
            TimeLimit = fields.Number(TimeLimitField) is { } limit ? TimeSpan.FromTicks(limit) : null,
            CancellationGrace = fields.Number(CancellationGraceField) is { } grace ? TimeSpan.FromTicks(grace) : null,
            Priority = (CallPriority)Math.Clamp(fields.Number(PriorityField) ?? 0, (int)CallPriority.Low, (int)CallPriority.High),
        };
    }
}
