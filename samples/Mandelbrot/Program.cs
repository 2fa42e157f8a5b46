// Computing that fills every core: the rows of a picture, drawn by one process and then by a pool.
// dotnet run -c Release --project samples/Mandelbrot [width] [height] [file.png]
using System.Diagnostics;
using System.Globalization;
using Mandelbrot;
using PoolGen;
using PoolGen.Spectre;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return 0;

int width = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_200;
int height = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 800;
string path = args.Length > 2 ? args[2] : "mandelbrot.png";
View view = View.Whole(width, height);
int stride = 3 * width;

var clock = Stopwatch.StartNew();
byte[] expected = new byte[height * stride];
for (int y = 0; y < height; y++) Work.Draw(y, view, expected.AsSpan(y * stride, stride));
TimeSpan alone = clock.Elapsed;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one process: {alone.TotalSeconds:F2} s"));

// Rows through the middle take far longer than those at the edge. No chunk size is given: the pool measures the items
// and hands out so few at a time that all workers end together. The picture lies in memory that all processes share:
// a worker draws its row into it, and nothing comes back.
clock.Restart();
await using var pool = new ProcessPool();
using SharedArray<byte> picture = SharedArray.Allocate<byte>(height * stride);
using (var bar = PoolProgress.Start("rows"))
{
    pool.Work.Row.Map(Enumerable.Range(0, height).Select(y => (y, view, picture.Slice(y * stride, stride))), progress: bar);
}

TimeSpan together = clock.Elapsed;

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{pool.WorkerCount} workers: {together.TotalSeconds:F2} s, their start included: {alone / together:F2} times as fast"));

PngFile.Write(path, width, picture.Span);
Console.WriteLine($"{width} x {height} pixels are in {Path.GetFullPath(path)}");

bool same = picture.Span.SequenceEqual(expected);
Console.WriteLine(same ? "The same picture as one process draws." : "NOT the picture that one process draws.");
return same ? 0 : 1;
