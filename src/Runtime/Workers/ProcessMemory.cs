using System.Diagnostics;
using System.Globalization;

namespace PoolGen.Workers;

/// <summary>Asks the system how much memory a process has.</summary>
internal static class ProcessMemory
{
    /// <summary>The working set in bytes; 0 when there is no such process.</summary>
    internal static long WorkingSet(int processId)
    {
        try
        {
            if (!OperatingSystem.IsLinux())
            {
                using Process process = Process.GetProcessById(processId);
                return process.WorkingSet64;
            }

            // The second number: resident pages. One short read, where Process would parse several files.
            string[] pages = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/statm")).Split(' ');
            return long.Parse(pages[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (Exception e) when (e is IOException or ArgumentException or InvalidOperationException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return 0;
        }
    }
}
