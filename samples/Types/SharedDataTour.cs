using PoolGen;

namespace Types;

/// <summary>Sends shared data.</summary>
internal static class SharedDataTour
{
    public static void Run(IPool pool, Tour tour)
    {
        SharedDataTasks tasks = new(pool);
        using SharedArray<int> numbers = SharedArray.Create([1, 2, 3]);
        using SharedArray<double> table = SharedArray.Create([0.5, 1.5]);
        using Shared<string[]> words = Shared.Create<string[]>(["a", "b"]);
        tour.Send("SharedArray<int>", numbers.Slice(1), tasks.SharedArray.Apply, static v => v.Span.ToArray());
        tour.Send("ReadOnlySharedArray<double>", table.AsReadOnly(), tasks.ReadOnlySharedArray.Apply, static v => v.Span.ToArray());
        tour.Send("Shared<string[]>", words, tasks.Shared.Apply, static v => v.Value);
    }
}
