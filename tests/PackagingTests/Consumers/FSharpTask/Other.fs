namespace Consumer

// [<PoolTask>] is not for this language.
type Other =
    static member Name = "PoolTask"
