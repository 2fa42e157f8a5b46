using System.Diagnostics;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>The shortest program of this runtime: how fast it starts, and how much memory it has.</summary>
internal static class HelloWorld
{
    /// <summary>The exit code.</summary>
    public static int Run(string[] args)
    {
        if (args is ["hello", "wait"])
        {
            Console.WriteLine("ready");
            Console.Read();
            return 0;
        }

        if (args is ["hello", "P9", ..]) return Measured.Print("P9", MeasureMemory());
        Console.WriteLine("""{"workload":"P5","count":1,"answer":1,"figures":{}}""");
        return 0;
    }

    /// <summary>Of as many programs as a pool has workers: they share their pages as workers do.</summary>
    private static Measured MeasureMemory()
    {
        Contender self = ContenderCatalog.Self(Contender.Hello, "", "hello");
        List<Process> programs = [];
        for (int i = 0; i < 2; i++)
        {
            ProcessStartInfo info = new(self.Program, [.. self.Arguments, "wait"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
            programs.Add(Process.Start(info)!);
            programs[i].StandardOutput.ReadLine();
        }

        double worker = programs.Average(static program => ProcFile.ProportionalMegabytes(program.Id));
        foreach (Process program in programs)
        {
            program.StandardInput.Close();
            program.WaitForExit();
            program.Dispose();
        }

        return new(2, 2, new Dictionary<string, double> { ["worker"] = worker });
    }
}
