using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen;

namespace Service;

/// <summary>What runs in the workers.</summary>
public static class Work
{
    /// <summary>How many primes there are below a number: slow on purpose.</summary>
    [PoolTask]
    public static int CountPrimes(int below, CancellationToken token)
    {
        int count = 0;
        for (int number = 2; number < below; number++)
        {
            if (number % 1000 == 0) token.ThrowIfCancellationRequested();
            if (IsPrime(number)) count++;
        }

        return count;
    }

    /// <summary>The span in which this runs, as a request would hand it on; "none" where the trace is not recorded.</summary>
    [PoolTask]
    public static string Trace() => Activity.Current?.Id ?? "none";

    /// <summary>Gives the native heap a block that it has never had, which ends the process.</summary>
    [PoolTask]
    public static unsafe void Crash()
    {
        nint* block = stackalloc nint[8];
        NativeMemory.Free(block + 1);
    }

    private static bool IsPrime(int number)
    {
        for (int divisor = 2; divisor <= number / divisor; divisor++)
        {
            if (number % divisor == 0) return false;
        }

        return true;
    }
}
