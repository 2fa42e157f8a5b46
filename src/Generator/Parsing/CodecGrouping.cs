using System.Collections.Immutable;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Brings together what tasks and exceptions of all classes, and shared values, need: each type's codec once.</summary>
internal static class CodecGrouping
{
    public static CodecSet OfTasks(ImmutableArray<DescriptorModel> tasks) => Set(tasks.SelectMany(static task => task.Codecs));

    public static CodecSet OfExceptions(ImmutableArray<ExceptionModel> exceptions) => Set(exceptions.SelectMany(static exception => exception.Codec is { } codec ? codec.Codecs : default));

    public static CodecSet OfCreations(ImmutableArray<SharedCreationModel> creations) => Set(creations.SelectMany(static creation => creation.Codecs));

    /// <summary>The files of codecs, one for each namespace of types that have one.</summary>
    public static ImmutableArray<CodecFile> Group(CodecSet tasks, CodecSet exceptions, CodecSet creations)
    {
        List<IGrouping<string, DeclaredCodecModel>> spaces = [.. Distinct(tasks.Codecs.Concat(exceptions.Codecs).Concat(creations.Codecs))
            .Where(static codec => codec.Kind != DeclaredCodecKind.Block)
            .GroupBy(static codec => codec.Space, StringComparer.Ordinal)
            .OrderBy(static space => space.Key, StringComparer.Ordinal)];
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
        return [.. spaces.Select(space => new CodecFile(HintName(space.Key, taken), new EquatableArray<DeclaredCodecModel>(space)))];
    }

    /// <summary>What tasks and their types consist of, a line for each.</summary>
    public static EquatableArray<string> Contracts(ImmutableArray<DescriptorModel> tasks)
    {
        IEnumerable<string> ofTasks = tasks.Where(static task => task.Refusal is null)
            .Select(static task => task.Id.Substring(2, 16) + task.Contract)
            .OrderBy(static line => line, StringComparer.Ordinal);
        IEnumerable<string> ofTypes = Distinct(tasks.SelectMany(static task => task.Codecs))
            .Where(static codec => codec.Kind != DeclaredCodecKind.BitCheck)
            .Select(static codec => codec.Contract);
        return new EquatableArray<string>(ofTasks.Concat(ofTypes));
    }

    private static CodecSet Set(IEnumerable<DeclaredCodecModel> codecs) => new(new EquatableArray<DeclaredCodecModel>(Distinct(codecs)));

    private static IEnumerable<DeclaredCodecModel> Distinct(IEnumerable<DeclaredCodecModel> codecs) => codecs
        .GroupBy(static codec => codec.Name, StringComparer.Ordinal)
        .OrderBy(static same => same.Key, StringComparer.Ordinal)
        .Select(static same => same.First());

    // Names of files differ on no machine by their case alone.
    private static string HintName(string space, HashSet<string> taken)
    {
        string name = space.Length == 0 ? WellKnownNames.CodecsClass : $"{WellKnownNames.CodecsClass}.{space.Replace("@", "")}";
        return (taken.Add(name) ? name : $"{name}.{Identifier.ShortHash(space)}") + ".g.cs";
    }
}
