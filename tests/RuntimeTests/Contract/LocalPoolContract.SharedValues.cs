using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void A_value_is_decoded_once_in_each_worker_however_many_items_use_it()
    {
        using LocalPool pool = Create(3);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea", "milk"));
        (int Process, int Made)[] seen = pool.SharedValueWork.CountMade.Map(Numbers(3000).Select(i => (i, catalogue)));
        Assert.All(seen, item => Assert.Equal(1, item.Made));
        Assert.Equal(pool is InProcessPool, seen.Any(item => item.Process == Environment.ProcessId));
        Assert.Equal(1, pool.SharedValueWork.Price.Apply("milk", catalogue));
    }

    [Fact]
    public void The_original_is_the_value_in_the_process_that_made_it()
    {
        using LocalPool pool = Create(1);
        var original = Catalogue.Of("tea");
        using Shared<Catalogue> catalogue = Shared.Create(original);
        Assert.Same(original, catalogue.Value);
        Assert.Equal((Environment.ProcessId == pool.SharedValueWork.CountMade.Apply(0, catalogue).Process), pool is InProcessPool);
        Assert.Same(original, catalogue.Value);
        Assert.Equal(1, Catalogue.CountOf(original.Id));
    }

    [Fact]
    public void What_becomes_of_the_original_does_not_travel()
    {
        using LocalPool pool = Create(1);
        var original = Catalogue.Of("tea");
        using Shared<Catalogue> catalogue = Shared.Create(original);
        original.Prices["tea"] = 7;
        Assert.Equal(pool is InProcessPool ? 7 : 0, pool.SharedValueWork.Price.Apply("tea", catalogue));
    }

    [Fact]
    public void What_a_task_changes_stays_in_its_worker()
    {
        using LocalPool pool = Create(1);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea"));
        Assert.Equal(2, pool.SharedValueWork.Add.Apply("milk", catalogue));
        Assert.Equal(3, pool.SharedValueWork.Add.Apply("bread", catalogue));
        Assert.Equal(pool is InProcessPool ? 3 : 1, catalogue.Value.Prices.Count);
    }

    [Fact]
    public void A_value_that_a_task_made_belongs_to_the_caller_with_its_result()
    {
        using LocalPool pool = Create(1);
        Shared<Catalogue> made = pool.SharedValueWork.Make.Apply("tea")!;
        Assert.Equal(["tea"], made.Value.Prices.Keys);
        Assert.Same(made.Value, made.Value);
        Assert.Equal(0, pool.SharedValueWork.Price.Apply("tea", made));
        using LocalPool other = Create(1);
        Assert.Equal(0, other.SharedValueWork.Price.Apply("tea", made));
        made.Dispose();
        Assert.Throws<ObjectDisposedException>(() => made.Value);
        Assert.Throws<ObjectDisposedException>(() => pool.SharedValueWork.Price.Apply("tea", made));
    }

    [Fact]
    public void A_map_of_values_made_by_tasks_gives_each_one()
    {
        using LocalPool pool = Create();
        Shared<Catalogue>?[] made = pool.SharedValueWork.Make.Map(Numbers(50).Select(i => i % 10 == 0 ? "" : $"item {i}"));
        Assert.Equal(Numbers(50).Select(i => i % 10 == 0 ? null : $"item {i}"), made.Select(one => one?.Value.Prices.Keys.Single()));
        foreach (Shared<Catalogue>? one in made) one?.Dispose();
    }

    [Fact]
    public void A_value_that_comes_back_is_the_same_handle_and_null_is_null()
    {
        using LocalPool pool = Create(1);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea"));
        Assert.Same(catalogue, pool.SharedValueWork.Same.Apply(catalogue));
        Assert.Equal(-1, pool.SharedValueWork.Price.Apply("tea", null));
        Assert.Null(pool.SharedValueWork.Make.Apply(""));
    }

    [Fact]
    public void Shared_values_cross_in_records_lists_and_tuples()
    {
        using LocalPool pool = Create(1);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea", "milk"));
        using Shared<string> note = Shared.Create("cold");
        Assert.Equal(1 + 4 + 4, pool.SharedValueWork.PriceOf.Apply(new Order("milk", catalogue, [note, note])));
        Assert.Equal(1 + 100 + 1 + 1, pool.SharedValueWork.PriceInAll.Apply([catalogue, null, catalogue], ("milk", catalogue)));
    }

    [Fact]
    public void Shared_values_can_be_bound_for_every_worker()
    {
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea", "milk"));
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, MaxTasksPerWorker = 3, Initializer = SharedValueWorkTasks.BindTask.Bind(catalogue) });
        Assert.Equal(Numbers(20).Select(i => i % 2), pool.SharedValueWork.UseBound.Map(Numbers(20).Select(i => i % 2 == 0 ? "tea" : "milk"), chunkSize: 1));
    }

    [Fact]
    public void After_disposal_a_shared_value_throws_wherever_it_is_used()
    {
        using LocalPool pool = Create(1);
        Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea"));
        Assert.Equal(1, pool.SharedValueWork.Keep.Apply(catalogue));
        Assert.Equal(1, pool.SharedValueWork.UseKept.Apply());
        catalogue.Dispose();
        catalogue.Dispose();
        Assert.Throws<ObjectDisposedException>(() => catalogue.Value);
        Assert.Throws<ObjectDisposedException>(() => pool.SharedValueWork.Price.Apply("tea", catalogue));
        Assert.Throws<ObjectDisposedException>(() => pool.SharedValueWork.Price.Map([("tea", catalogue), ("tea", null)]));
        Assert.Throws<ObjectDisposedException>(() => pool.SharedValueWork.UseKept.Apply());
    }

    [Fact]
    public void A_running_item_keeps_its_shared_value_and_a_queued_one_does_not_start()
    {
        using LocalPool pool = Create(1);
        using var gate = new Gate();
        Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea"));
        AsyncResult<int> running = pool.SharedValueWork.PassAndCount.ApplyAsync(gate.Name, catalogue);
        Eventually.True(() => gate.Arrived == 1, "the item has started");
        AsyncResult<int> queued = pool.SharedValueWork.Price.ApplyAsync("tea", catalogue);
        catalogue.Dispose();
        gate.Open();
        Assert.Equal(1, running.Get());
        Assert.Throws<ObjectDisposedException>(() => queued.Get());
    }

    [Fact]
    public void A_worker_that_disposes_a_shared_value_closes_nothing()
    {
        using LocalPool pool = Create(1);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea"));
        pool.SharedValueWork.DisposeIt.Apply(catalogue);
        Assert.Equal(0, pool.SharedValueWork.Price.Apply("tea", catalogue));
        Assert.Single(catalogue.Value.Prices);
    }

    [Fact]
    public void A_shared_value_may_be_larger_than_any_payload()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 2, MaxPayloadBytes = 2000 });
        using Shared<Catalogue> catalogue = Shared.Create(new Catalogue { Id = Guid.NewGuid(), Data = new byte[50_000_000] });
        Assert.All(pool.SharedValueWork.Weigh.Map(Enumerable.Repeat(catalogue, 20)), length => Assert.Equal(50_000_000, length));
    }

    [Fact]
    public void Nested_pools_share_their_parents_values()
    {
        using LocalPool pool = Create(1);
        using Shared<Catalogue> catalogue = Shared.Create(Catalogue.Of("tea", "milk"));
        Assert.Equal(1, pool.SharedValueWork.Nested.Apply("milk", catalogue));
    }
}
