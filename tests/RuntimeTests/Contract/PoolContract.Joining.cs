using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <summary>Waiting for a pool's end with a token.</summary>
public abstract partial class PoolContract
{
    [Fact]
    public async Task JoinAsync_whose_token_fires_ends_the_waiting_and_nothing_else()
    {
        await using IPool pool = Create(1);
        using var gate = new Gate();
        AsyncResult<int> held = pool.Work.PassGate.ApplyAsync(gate.Name, 5);
        pool.Close();
        using var cancel = new CancellationTokenSource();
        Task joining = pool.JoinAsync(cancel.Token);
        Assert.False(joining.IsCompleted);
        cancel.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joining);
        gate.Open();
        await pool.JoinAsync();
        Assert.Equal(5, await held);
    }

    [Fact]
    public async Task JoinAsync_leaves_nothing_on_its_token()
    {
        using var lasting = new CancellationTokenSource();
        await using CancellationTokenRegistration own = lasting.Token.Register(static () => { });
        for (int i = 0; i < 3; i++)
        {
            await using IPool pool = Create(1);
            pool.Close();
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => pool.JoinAsync(lasting.Token)));
            await pool.JoinAsync(lasting.Token);
        }

        Assert.Equal(1, TokenRegistrations.Count(lasting));
    }
}
