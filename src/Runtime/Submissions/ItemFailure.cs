namespace PoolGen.Submissions;

/// <summary>Says which item of a map or stream an exception belongs to.</summary>
internal static class ItemFailure
{
    private const string Key = "PoolGen.Index";

    /// <summary>Notes the item's place in <see cref="Exception.Data"/>. One exception may stand for several items, as when their pool ends: the first of them counts.</summary>
    internal static void Mark(Exception failure, long index)
    {
        try
        {
            if (!failure.Data.Contains(Key)) failure.Data[Key] = index;
        }
        catch (Exception)
        {
            // An exception of the user's whose own code throws goes without.
        }
    }
}
