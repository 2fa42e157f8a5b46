using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>The vectors' tasks and cases are those of the JSON file, all of them.</summary>
public sealed class VectorSourceTests
{
    /// <summary>Set POOLGEN_UPDATE=1 to write the files anew.</summary>
    [Fact]
    public void The_tasks_and_cases_are_generated_from_the_file()
    {
        Assert.Equal(125, VectorRow.All.Count);
        Repository.AssertFile("tests/RuntimeTests/Serialization/Vectors/VectorWork.g.cs", VectorSource.Work(VectorRow.All));
        Repository.AssertFile("tests/RuntimeTests/Serialization/Vectors/VectorTable.g.cs", VectorSource.Table(VectorRow.All));
    }
}
