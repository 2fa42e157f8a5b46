using PoolGen;

namespace TestedLibrary;

/// <summary>The library's tasks. They are internal: whoever uses the library does not see them.</summary>
internal static class Work
{
    private static decimal _tolerance;

    /// <summary>The initializer of each worker.</summary>
    [PoolTask]
    internal static void Accept(decimal tolerance) => _tolerance = tolerance;

    /// <summary>Whether an invoice adds up.</summary>
    /// <exception cref="ArgumentException">It has no lines.</exception>
    [PoolTask]
    internal static bool AddsUp(Invoice invoice) => invoice.Lines.Length == 0
        ? throw new ArgumentException($"The invoice {invoice.Number} has no lines.", nameof(invoice))
        : Math.Abs(invoice.Lines.Sum() - invoice.Total) <= _tolerance;

    /// <summary>Asks the archive, which does not answer.</summary>
    [PoolTask]
    internal static async Task AskArchive(string number, CancellationToken cancellationToken) => await Task.Delay(Timeout.Infinite, cancellationToken);
}
