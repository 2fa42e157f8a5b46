// One picture in memory that all workers share: each lays rows of stones in place, and nothing is copied.
// dotnet run -c Release --project samples/Mosaic [width] [height] [file.png]
using System.Diagnostics;
using System.Globalization;
using Mandelbrot;
using Mosaic;
using PoolGen;

// Only programs that are published trimmed or as NativeAOT need this line: their workers come in by Main.
if (PoolWorker.TryRun(args)) return 0;

int width = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 6_000;
int height = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4_000;
string path = args.Length > 2 ? args[2] : "mosaic.png";
int stride = 3 * width;

byte[] scene = Scene.Paint(width, height);
byte[] table = Stones.Table();

// snippet: mosaic-share
using SharedArray<byte> picture = SharedArray.Create(scene);
using SharedArray<byte> stones = SharedArray.Create(table);
// end snippet
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{width} x {height} pixels: {scene.Length:N0} bytes, and a table of {table.Length:N0}"));

byte[] expected = [.. scene];
for (int top = 0; top < height; top += Work.StoneSize) Work.Lay(width, expected.AsSpan(top * stride, StripLength(top)), table);

(TimeSpan alone, long _, bool same) = Lay(workers: 1);
(TimeSpan together, long sent, bool sameAgain) = Lay(Math.Max(2, Environment.ProcessorCount));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{alone / together:F2} times as fast as one worker"));
Console.WriteLine("copied of the picture and the table: nothing");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sent in their place: {sent:N0} bytes of handles, {sent / (double)scene.Length:P2} of the picture"));

PngFile.Write(path, width, picture.Span);
Console.WriteLine($"the mosaic is in {Path.GetFullPath(path)}");
Console.WriteLine(same && sameAgain ? "The same mosaic as this process lays." : "NOT the mosaic that this process lays.");
return same && sameAgain ? 0 : 1;

(TimeSpan Time, long BytesSent, bool IsRight) Lay(int workers)
{
    using var pool = new ProcessPool(workers);
    LayAll(pool); // Until now no worker has compiled the task, and none has the picture.
    scene.CopyTo(picture.Span);
    long before = pool.GetStatistics().BytesSent;
    var clock = Stopwatch.StartNew();
    LayAll(pool);
    TimeSpan time = clock.Elapsed;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers} worker{(workers == 1 ? "" : "s")}: {time.TotalSeconds:F3} s"));
    bool isRight = picture.Span.SequenceEqual(expected);
    if (workers == 1) scene.CopyTo(picture.Span);
    return (time, pool.GetStatistics().BytesSent - before, isRight);
}

void LayAll(ProcessPool pool)
{
    // snippet: mosaic-map
    ReadOnlySharedArray<byte> readOnly = stones.AsReadOnly();
    IEnumerable<int> tops = Enumerable.Range(0, height).Where(y => y % Work.StoneSize == 0);
    pool.Work.Lay.Map(tops.Select(top => (width, picture.Slice(top * stride, StripLength(top)), readOnly)));
    // end snippet
}

int StripLength(int top) => Math.Min(Work.StoneSize, height - top) * stride;
