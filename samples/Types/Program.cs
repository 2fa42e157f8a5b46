using PoolGen;
using Types;

// A trimmed program is its own worker: this line comes first.
if (PoolWorker.TryRun(args)) return 0;

using ProcessPool pool = new(workers: 2);
Tour tour = new();
ValuesTour.Run(pool, tour);
CollectionsTour.Run(pool, tour);
CompoundsTour.Run(pool, tour);
SharedDataTour.Run(pool, tour);
Console.WriteLine($"{tour.Sent} types crossed to a worker and back, {tour.Changed} came back different.");
return tour.Changed;
