using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

public static class SharedValueWork
{
    private static Shared<Catalogue>? _kept;
    private static Shared<Catalogue>? _bound;

    [PoolTask]
    public static int Price(string name, Shared<Catalogue>? catalogue) => catalogue is null ? -1 : catalogue.Value.Prices[name];

    [PoolTask]
    public static (int Process, int Made) CountMade(int _, Shared<Catalogue> catalogue) => (Environment.ProcessId, Catalogue.CountOf(catalogue.Value.Id));

    [PoolTask]
    public static int PriceOf(Order order) => order.Catalogue!.Value.Prices[order.Name] + order.Notes.Sum(note => note.Value.Length);

    [PoolTask]
    public static int PriceInAll(List<Shared<Catalogue>?> catalogues, (string Name, Shared<Catalogue> One) pair) =>
        catalogues.Sum(catalogue => catalogue?.Value.Prices[pair.Name] ?? 100) + pair.One.Value.Prices[pair.Name];

    [PoolTask]
    public static Shared<Catalogue>? Make(string name) => name.Length == 0 ? null : Shared.Create(Catalogue.Of(name));

    [PoolTask]
    public static Shared<Catalogue> Same(Shared<Catalogue> catalogue) => catalogue;

    [PoolTask]
    public static int Keep(Shared<Catalogue> catalogue)
    {
        _kept = catalogue;
        return catalogue.Value.Prices.Count;
    }

    [PoolTask]
    public static int UseKept() => _kept!.Value.Prices.Count;

    [PoolTask]
    public static void Bind(Shared<Catalogue> catalogue) => _bound = catalogue;

    [PoolTask]
    public static int UseBound(string name) => _bound!.Value.Prices[name];

    [PoolTask]
    public static int PassAndCount(string gate, Shared<Catalogue> catalogue)
    {
        Gate.Pass(gate);
        return catalogue.Value.Prices.Count;
    }

    [PoolTask]
    public static int Add(string name, Shared<Catalogue> catalogue)
    {
        catalogue.Value.Prices[name] = 0;
        return catalogue.Value.Prices.Count;
    }

    [PoolTask]
    public static void DisposeIt(Shared<Catalogue> catalogue) => catalogue.Dispose();

    [PoolTask]
    public static long Weigh(Shared<Catalogue> catalogue) => catalogue.Value.Data!.LongLength;

    [PoolTask]
    public static int Nested(string name, Shared<Catalogue> catalogue)
    {
        using var pool = new ProcessPool(1);
        return pool.SharedValueWork.Price.Apply(name, catalogue);
    }
}
