using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Names the member at which writing or reading a value failed, such as <c>Order.Lines.Name</c>.</summary>
/// <remarks>
/// Codecs of the user's types call it in an exception filter: filters run from the innermost object outwards before anything is unwound,
/// cost nothing while all goes well, and leave the exception as it is. The path travels in <see cref="Exception.Data"/>.
/// </remarks>
/// <example><code>
/// string? member = null;
/// try { member = "Id"; … member = "Lines"; … }
/// catch (Exception e) when (FailingMember.Note&lt;Order&gt;(e, member)) { throw; }
/// </code></example>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FailingMember
{
    private const string Key = "PoolGen.Member";
    private const int MaxLength = 120;

    /// <summary>Puts a member in front of those that were noted; null stands for the object itself, as while it is constructed.</summary>
    /// <returns>False, so that a filter never catches.</returns>
    public static bool Note<T>(Exception exception, string? member)
    {
        try
        {
            string inner = exception.Data[Key] is string path && path.IndexOf('.', StringComparison.Ordinal) is > 0 and int dot ? path[dot..] : string.Empty;
            if (inner.Length > MaxLength) inner = string.Concat("…", inner.AsSpan(inner.Length - MaxLength));
            exception.Data[Key] = member is null ? typeof(T).Name + inner : $"{typeof(T).Name}.{member}{inner}";
        }
        catch (Exception)
        {
            // An exception with a Data of its own: it goes without.
        }

        return false;
    }

    /// <summary>The name of a member by its place among the names, a space between two; null where there is none, as before the first and behind the last.</summary>
    internal static string? At(string names, int member)
    {
        string[] all = names.Split(' ');
        return member >= 0 && member < all.Length && names.Length > 0 ? all[member] : null;
    }

    /// <summary>The path that was noted, or null; it is forgotten, because an exception may be thrown again elsewhere.</summary>
    internal static string? Detach(Exception exception)
    {
        try
        {
            string? path = exception.Data[Key] as string;
            if (path is not null) exception.Data.Remove(Key);
            return path;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
