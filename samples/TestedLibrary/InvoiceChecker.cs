using PoolGen;

namespace TestedLibrary;

// snippet: testing-library
/// <summary>Checks invoices in the workers of a pool. It takes any <see cref="IPool"/>: processes in a program, threads in a unit test.</summary>
/// <param name="pool">The pool; its owner disposes it.</param>
public sealed class InvoiceChecker(IPool pool)
{
    /// <summary>Which invoices do not add up, or cannot be checked, each with the reason.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FindWrongAsync(IReadOnlyList<Invoice> invoices)
    {
        var wrong = new Dictionary<string, string>();
        foreach (Outcome<bool> outcome in await pool.Work.AddsUp.MapOutcomesAsync(invoices))
        {
            string number = invoices[(int)outcome.Index].Number;
            if (outcome.Exception is not null) wrong[number] = outcome.Exception.Message;
            else if (!outcome.Value) wrong[number] = "does not add up";
        }

        return wrong;
    }
}
// end snippet
