using PoolGen.Orleans.Scheduling;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Which items of a chunk have ended.</summary>
[Watchdog]
public sealed class ItemMarksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public void Marks_are_what_a_list_of_flags_would_say(int count)
    {
        var random = new Random(count);
        for (int round = 0; round < 50; round++)
        {
            var marks = new ItemMarks(count);
            bool[] flags = new bool[count];
            for (int i = 0; i < 20; i++)
            {
                int first = random.Next(count);
                int length = random.Next(1, count - first + 1);
                bool free = !flags.AsSpan(first, length).Contains(true);
                Assert.Equal(free, marks.TryMark(first, length));
                if (free) flags.AsSpan(first, length).Fill(true);
                Assert.Equal(flags.Count(static flag => flag), marks.Count);
                int start = random.Next(count);
                int end = random.Next(start, count + 1);
                foreach (bool marked in (bool[])[true, false])
                {
                    int next = Array.FindIndex(flags, start, end - start, flag => flag == marked);
                    Assert.Equal(next < 0 ? end : next, marks.Next(start, end, marked));
                }
            }
        }
    }
}
