' snippet: languages-vb
Imports Consumer
Imports PoolGen

Module Program
    Sub Main()
        Using pool = New ProcessPool(2)
            Dim work = New WorkTasks(pool)
            Console.WriteLine(work.Square.Apply(3))
            Console.WriteLine(String.Join(" ", work.Square.Map({1, 2, 3})))
        End Using
    End Sub
End Module
' end snippet
