using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.EngineTests;

/// <summary>What travels with a submission and with an outcome, as bytes.</summary>
public sealed class EnvelopeTests
{
    public static TheoryData<SubmissionEnvelope> Submissions =>
    [
        SubmissionEnvelope.Default,
        new() { Attempt = 3 },
        new() { MaxAttempts = 5, TimeLimit = TimeSpan.FromMilliseconds(1.5), CancellationGrace = TimeSpan.Zero },
        new() { Attempt = int.MaxValue, TimeLimit = TimeSpan.MaxValue },
        new() { Priority = CallPriority.Low },
        new() { Priority = CallPriority.High },
    ];

    [Theory, MemberData(nameof(Submissions))]
    public void Submissions_envelope_comes_back_equal(SubmissionEnvelope envelope)
    {
        using PayloadBuffer buffer = new();
        var writer = new PayloadWriter(buffer);
        envelope.Write(ref writer);
        writer.Complete();
        var reader = new PayloadReader(buffer.WrittenSpan);
        Assert.Equal(envelope, SubmissionEnvelope.Read(ref reader));
        reader.EnsureEnd();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("rack-7/ünit")]
    public void Outcomes_envelope_comes_back_equal(string? host)
    {
        OutcomeEnvelope envelope = new() { Origin = new TaskOrigin(3, 4711, host) };
        using PayloadBuffer buffer = new();
        var writer = new PayloadWriter(buffer);
        envelope.Write(ref writer);
        writer.Complete();
        var reader = new PayloadReader(buffer.WrittenSpan);
        Assert.Equal(envelope, OutcomeEnvelope.Read(ref reader));
        reader.EnsureEnd();
    }

    [Fact]
    public void Fields_that_a_later_version_wrote_are_left_out()
    {
        byte[] later =
        [
            9, 2, 0,
            .. BitConverter.GetBytes((ushort)1), .. BitConverter.GetBytes(8), .. BitConverter.GetBytes(7L),
            .. BitConverter.GetBytes((ushort)999), .. BitConverter.GetBytes(3), 1, 2, 3,
        ];
        var reader = new PayloadReader(later);
        Assert.Equal(new SubmissionEnvelope { Attempt = 7 }, SubmissionEnvelope.Read(ref reader));
        reader.EnsureEnd();
    }

    [Fact]
    public void Bytes_that_are_no_envelope_are_refused()
    {
        byte[][] wrong =
        [
            [],
            [0, 0, 0],
            [1, 255, 255],
            [1, 1, 0, 1, 0, 255, 255, 255, 255],
            [1, 1, 0, 1, 0, 200, 0, 0, 0, 1],
            [1, 1, 0, 1, 0, 2, 0, 0, 0, 1, 1],
        ];
        Assert.All(wrong, static bytes => Assert.ThrowsAny<PayloadException>(() =>
        {
            var reader = new PayloadReader(bytes);
            return SubmissionEnvelope.Read(ref reader);
        }));
    }
}
