namespace Consumer

open PoolGen

type Work =
    [<PoolTask>]
    static member Square(x: int) = x * x
