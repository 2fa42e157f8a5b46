using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace PoolGen.ParentProgram;

/// <summary>A program in which nobody has used meters when its pool starts.</summary>
internal static class LateMeter
{
    /// <summary>Prints whether the library of meters is loaded after a first result, what a listener finds that comes then, and what it hears of.</summary>
    internal static void Listen()
    {
        using ProcessPool pool = Start();
        Console.WriteLine(CountWhatIsHeard(pool));
    }

    /// <summary>Prints whether it is loaded after a first result, and then once it is.</summary>
    internal static void Wait()
    {
        using ProcessPool pool = Start();
        while (!IsLoaded) Thread.Yield();
        Console.WriteLine(IsLoaded);
    }

    // A start that was so slow that the meter may have begun by itself shows nothing.
    private static ProcessPool Start()
    {
        long start = Stopwatch.GetTimestamp();
        ProcessPool pool = new(workers: 1);
        pool.Work.ProcessId.Apply();
        bool loaded = IsLoaded;
        Console.WriteLine(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2) ? $"{loaded}" : "late");
        return pool;
    }

    private static bool IsLoaded =>
        AppDomain.CurrentDomain.GetAssemblies().Any(static assembly => assembly.GetName().Name == "System.Diagnostics.DiagnosticSource");

    // Apart: what it uses is loaded when it is compiled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string CountWhatIsHeard(ProcessPool pool)
    {
        int instruments = 0;
        long tasks = 0;
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name != PoolTelemetry.MeterName) return;
                instruments++;
                if (instrument.Name == PoolTelemetry.Tasks) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref tasks, count));
        listener.Start();
        int found = instruments;
        for (int i = 0; i < 3; i++) pool.Work.ProcessId.Apply();
        while (Interlocked.Read(ref tasks) < 3) Thread.Yield();
        return $"{found} {Interlocked.Read(ref tasks)}";
    }
}
