namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>A contender in one figure.</summary>
/// <param name="Contender">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Median">Of all repetitions.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
/// <param name="Advantage">How many times better PoolGen is; below 1 it is worse. Null where there is no ratio.</param>
internal sealed record ReportRow(string Contender, string Name, double Median, double Least, double Most, double? Advantage);
