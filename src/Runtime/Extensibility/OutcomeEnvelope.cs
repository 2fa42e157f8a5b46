using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>What travels with an item's outcome besides the outcome itself.</summary>
/// <remarks>Immutable. Encoded as <see cref="SubmissionEnvelope"/> is.</remarks>
public sealed record OutcomeEnvelope
{
    private const ushort WorkerIdField = 1;
    private const ushort ProcessIdField = 2;
    private const ushort HostNameField = 3;

    /// <summary>Where the item ran.</summary>
    public TaskOrigin Origin { get; init; }

    /// <summary>Writes its encoded form.</summary>
    public void Write(ref PayloadWriter writer)
    {
        var fields = new EnvelopeFields();
        fields.Add(WorkerIdField, Origin.WorkerId);
        fields.Add(ProcessIdField, Origin.ProcessId);
        if (Origin.HostName is { } host) fields.Add(HostNameField, host);
        fields.Write(ref writer);
    }

    /// <summary>Reads an encoded form, of this version or a later one.</summary>
    /// <exception cref="PayloadException">The bytes are no envelope.</exception>
    public static OutcomeEnvelope Read(ref PayloadReader reader)
    {
        EnvelopeFields fields = EnvelopeFields.Read(ref reader);
        return new OutcomeEnvelope
        {
            Origin = new TaskOrigin(
                (int)(fields.Number(WorkerIdField) ?? 0),
                (int)(fields.Number(ProcessIdField) ?? 0),
                fields.Text(HostNameField)),
        };
    }
}
