namespace PoolGen.Scheduling;

/// <summary>Which priority has its turn: the highest one that has work, and now and then one that others have gone before for long.</summary>
internal static class PriorityTurns
{
    // Work of a lower priority has at least one turn in so many.
    private const int MostPassedOver = 15;

    /// <summary>Gives one turn to somebody who asks for work; false when no level has any for it.</summary>
    /// <param name="levels">From the highest priority to the lowest.</param>
    /// <param name="place">Who asks.</param>
    internal static bool TryOne<TLevel, TPlace>(ReadOnlySpan<TLevel> levels, ref TPlace place)
        where TLevel : TurnLevel
        where TPlace : struct, ITurnPlace<TLevel>
    {
        // The lowest one first: it has been passed over by all others.
        for (int i = levels.Length - 1; i > 0; i--)
        {
            if (levels[i].PassedOver >= MostPassedOver && TryLevel(levels[i], ref place)) return true;
        }

        for (int i = 0; i < levels.Length; i++)
        {
            if (!TryLevel(levels[i], ref place)) continue;
            foreach (TLevel below in levels[(i + 1)..])
            {
                if (below.HasWork) below.PassedOver++;
            }

            return true;
        }

        return false;
    }

    private static bool TryLevel<TLevel, TPlace>(TLevel level, ref TPlace place)
        where TLevel : TurnLevel
        where TPlace : struct, ITurnPlace<TLevel>
    {
        if (!level.HasWork || !place.TryFill(level)) return false;
        level.PassedOver = 0;
        return true;
    }
}
