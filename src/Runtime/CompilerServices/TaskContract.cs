using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace PoolGen.CompilerServices;

/// <summary>What a task takes and gives, as text: parameters and result, and the members of each type of the user's own among them, one to a line.</summary>
/// <remarks>
/// An assembly's manifest holds it as one literal, a line for each task and for each type: the task's id or the type's name, then what it consists of, a tab before each.
/// Nothing of it is read before somebody asks. Safe for any thread.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TaskContract
{
    /// <summary>The first thing that two builds say differently about one task, such as <c>Order.Lines: List&lt;Line&gt; here, Line[] there</c>.</summary>
    /// <param name="here">This build's <see cref="PoolTask.Contract"/>.</param>
    /// <param name="there">The other build's.</param>
    /// <returns>Null where they agree.</returns>
    public static string? FirstDifference(string here, string there)
    {
        ArgumentNullException.ThrowIfNull(here);
        ArgumentNullException.ThrowIfNull(there);
        string[] ours = here.Split('\n'), theirs = there.Split('\n');
        for (int i = 0; i < Math.Max(ours.Length, theirs.Length); i++)
        {
            (string? name, string? type) = Part(ours, i);
            (string? otherName, string? otherType) = Part(theirs, i);
            if (name == otherName && type == otherType) continue;
            return name == otherName ? $"{name}: {type} here, {otherType} there"
                : name is not null && Array.TrueForAll(theirs, line => Split(line).Name != name) ? $"{name}: {type} here, missing there"
                : otherName is not null && Array.TrueForAll(ours, line => Split(line).Name != otherName) ? $"{otherName}: missing here, {otherType} there"
                : $"{name ?? "nothing"} here, {otherName ?? "nothing"} there in its place";
        }

        return null;
    }

    internal static string Of(PoolTask task)
    {
        string[] lines = ExceptionManifests.Of(task.GetType().Assembly)?.Contracts.Split('\n') ?? [];
        string id = task.Id.ToString("X16", CultureInfo.InvariantCulture) + "\t";
        if (Array.Find(lines, line => line.StartsWith(id, StringComparison.Ordinal)) is not { } own) return "";

        StringBuilder text = new();
        HashSet<string> told = [];
        Queue<string> open = new([task.Name + own[(id.Length - 1)..]]);
        while (open.TryDequeue(out string? line))
        {
            string[] parts = line.Split('\t');
            for (int i = 1; i < parts.Length; i++)
            {
                (string name, string type) = Split(parts[i]);
                text.Append(text.Length == 0 ? "" : "\n").Append(parts[0]).Append('.').Append(name).Append(": ").Append(type);
                foreach (string other in lines)
                {
                    int end = other.IndexOf('\t', StringComparison.Ordinal);
                    if (end > 0 && Names(type, other[..end]) && told.Add(other[..end])) open.Enqueue(other);
                }
            }
        }

        return text.ToString();
    }

    private static (string? Name, string? Type) Part(string[] lines, int index) => index < lines.Length ? Split(lines[index]) : (null, null);

    private static (string Name, string Type) Split(string line) =>
        line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and int colon ? (line[..colon], line[(colon + 2)..]) : (line, "");

    /// <summary>Whether a type's name has another one in it, as a whole.</summary>
    private static bool Names(string type, string other)
    {
        for (int at = type.IndexOf(other, StringComparison.Ordinal); at >= 0; at = type.IndexOf(other, at + 1, StringComparison.Ordinal))
        {
            int end = at + other.Length;
            if ((at == 0 || !IsPart(type[at - 1])) && (end == type.Length || !IsPart(type[end]))) return true;
        }

        return false;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '.';
}
