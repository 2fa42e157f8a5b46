Imports PoolGen

Public Module Work
    <PoolTask> Public Function Square(x As Integer) As Integer
        Return x * x
    End Function
End Module
