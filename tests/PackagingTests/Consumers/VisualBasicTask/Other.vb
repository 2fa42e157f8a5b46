' <PoolTask> is not for this language.
Public Module Other
    Public ReadOnly Property Name As String = "PoolTask"
End Module
