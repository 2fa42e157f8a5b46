using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>One report of an item of a map or stream, on its way to the caller's handler.</summary>
internal static class ItemReport
{
    /// <summary>Tells the handler, behind all that was posted to the queue before. One that throws is ignored.</summary>
    /// <param name="queue">The submission's own, through which the item's end goes, too.</param>
    /// <param name="task">The task, which knows what it reports.</param>
    /// <param name="target">The caller's <see cref="IProgress{T}"/> of <see cref="ItemProgress{T}"/>.</param>
    /// <param name="index">The item's place in the source.</param>
    /// <param name="report">The report as the worker encoded it; it is copied.</param>
    internal static void Post(SerialQueue queue, PoolTask task, object target, long index, ReadOnlySpan<byte> report)
    {
        byte[] copy = report.ToArray();
        queue.Post(() =>
        {
            try
            {
                var reader = new PayloadReader(copy);
                task.ReportItem(target, index, ref reader);
            }
            catch (Exception)
            {
                // As with every progress handler.
            }
        });
    }
}
