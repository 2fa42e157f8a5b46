// snippet: languages-fsharp
open System
open Consumer
open PoolGen

let run (pool: ProcessPool) =
    task {
        let work = WorkTasks(pool)
        let! nine = work.Square.ApplyAsync(3).AsTask()
        let! squares = work.Square.MapAsync([| 1; 2; 3 |]).AsTask()
        printfn "%d and %s" nine (String.Join(' ', squares))
    }

[<EntryPoint>]
let main _ =
    use pool = new ProcessPool(2)
    (run pool).Wait()
    0
// end snippet
