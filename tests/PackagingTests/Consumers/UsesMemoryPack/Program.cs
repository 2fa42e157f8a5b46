using Consumer;
using MemoryPack;
using PoolGen;

Console.WriteLine($"parent {Environment.ProcessId}");
await using var pool = new ProcessPool(workers: 2);
Console.WriteLine($"squares {string.Join(' ', pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
string place = Directory.CreateTempSubdirectory().FullName;
Console.WriteLine($"workers {string.Join(' ', pool.Work.Meet.StarMap([("a", place), ("b", place)], chunkSize: 1))}");
Directory.Delete(place, recursive: true);

List<Note> notes = [new Note { Text = "one" }, new Note { Text = "two" }];
List<Note> back = pool.Notes.Shout.Apply(notes);
if (back is not [{ Text: "ONE" }, { Text: "TWO" }]) throw new InvalidOperationException("The notes did not come back.");
if (Note.Written != 2) throw new InvalidOperationException($"MemoryPack wrote {Note.Written} notes.");

/// <summary>A type of MemoryPack's.</summary>
[MemoryPackable]
public sealed partial class Note
{
    internal static int Written { get; private set; }

    public string Text { get; set; } = "";

    [MemoryPackOnSerializing]
    private static void Count() => Written++;
}

/// <summary>Tasks over it.</summary>
public static class Notes
{
    [PoolTask]
    public static List<Note> Shout(List<Note> notes) => [.. notes.Select(static note => new Note { Text = note.Text.ToUpperInvariant() })];
}
