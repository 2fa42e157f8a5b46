namespace PoolGen.Submissions;

/// <summary>What a stream had for its consumer.</summary>
internal enum StreamStep
{
    Item,
    NotYet,
    End,
}
