using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void Constructor_returns_at_once_and_workers_can_be_looked_at()
    {
        using LocalPool pool = Create(3);
        Assert.Equal(3, pool.WorkerCount);
        Assert.Equal(PoolState.Running, pool.State);
        Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
        pool.Work.Square.Map(Numbers(100), chunkSize: 1);
        Assert.Equal([0, 1, 2], pool.Workers.Select(w => w.WorkerId));
        Eventually.True(() => pool.Workers.Sum(w => w.TasksCompleted) == 100, "all items are counted");
        Assert.All(pool.Workers, w => Assert.True(w.ProcessId > 0));
    }

    [Fact]
    public void Initializer_runs_once_in_each_worker_before_its_first_task()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, Initializer = ProcessWorkTasks.InitializeTask.Bind(5) });
        int first = pool.ProcessWork.Initialized.Apply();
        Assert.True(first > 0 && first % 5 == 0);
        Assert.Equal(first, pool.ProcessWork.Initialized.Apply());
    }

    [Fact]
    public void Initializer_runs_even_with_no_task()
    {
        string directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
        using (LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, Initializer = WorkTasks.TouchTask.Bind(directory) }))
        {
            Eventually.True(() => pool.Workers.All(w => w.State == WorkerState.Idle), "all workers are ready");
            Assert.Equal(2, Directory.GetFiles(directory).Length);
        }

        Directory.Delete(directory, recursive: true);
    }
}
