namespace PoolGen.Scheduling;

/// <summary>Who asks for work: a worker, or a host of a cluster.</summary>
internal interface ITurnPlace<in TLevel>
    where TLevel : TurnLevel
{
    /// <summary>Gives it some work of one priority; false when that has none for it.</summary>
    bool TryFill(TLevel level);
}
