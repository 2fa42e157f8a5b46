using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Submissions;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(1, 50)]
    [InlineData(2, 100)]
    [InlineData(3, 200)]
    [InlineData(8, 6_400)]
    [InlineData(9, 10_000)]
    [InlineData(64, 10_000)]
    [InlineData(int.MaxValue, 10_000)]
    public void Delay_doubles_up_to_ten_seconds(int retry, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), RetryingSubmission.DelayBefore(retry));
}
