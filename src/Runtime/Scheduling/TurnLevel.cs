namespace PoolGen.Scheduling;

/// <summary>Work of one priority, and how often other work went before it.</summary>
internal abstract class TurnLevel
{
    /// <summary>How many turns work of a higher priority has had since the last turn of this one, while this one had work.</summary>
    internal int PassedOver { get; set; }

    /// <summary>Whether there may be something to send.</summary>
    internal abstract bool HasWork { get; }
}
