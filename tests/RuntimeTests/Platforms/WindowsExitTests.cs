using PoolGen.RuntimeTests.Kit;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Platforms;

/// <summary>The words for the exit codes by which Windows tells of a fault.</summary>
[Watchdog]
public sealed class WindowsExitTests
{
    [Theory]
    [InlineData(unchecked((int)0xC0000005), "it read or wrote memory that it may not (0xC0000005)")]
    [InlineData(unchecked((int)0xC00000FD), "stack overflow (0xC00000FD)")]
    [InlineData(unchecked((int)0x80131623), "FailFast (0x80131623)")]
    [InlineData(unchecked((int)0xE0434352), "unhandled exception on one of its threads (0xE0434352)")]
    [InlineData(-1, "it was killed")]
    public void A_fault_is_told_in_words_with_its_code(int code, string words) => Assert.Equal(words, WindowsExit.Describe(code));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(-2)]
    public void A_programs_own_code_has_no_other_words(int code) => Assert.Null(WindowsExit.Describe(code));
}
