using System.Globalization;
using PoolGen.Benchmarks.Dashboard;

// dotnet run -c Release --project benchmarks/Dashboard [-- --quick | --pairs n]
bool quick = args is ["--quick"];
int pairs = args is ["--pairs", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : quick ? 3 : 20;
int tasks = quick ? 200_000 : 4_000_000;
List<Pair> measured = await PairedRun.MeasureAsync(pairs, tasks);
string section = DashboardSection.Render(measured, tasks);
Console.WriteLine(section);
if (!quick) DashboardSection.PutInto(Path.Combine("docs", "performance.md"), section);
