using System.Globalization;
using System.Text;

namespace PoolGen.GeneratorTests.Fuzzing;

/// <summary>Composes users' programs of all that may stand in and around a task. Many are legal; the compiler decides which.</summary>
/// <param name="seed">Equal seeds give equal programs.</param>
internal sealed class ProgramGrammar(int seed)
{
    private static readonly string[] Names =
        ["Work", "Work", "Inner", "Tasks", "A", "B", "B_C", "A_B", "C", "_C", "C_", "@event", "System", "Task", "PoolGen", "Apply", "WorkTasks", "PoolTaskTable", "PoolTaskManifest", "Équipe", "State"];

    private static readonly string[] Members = ["Run", "Run", "Send", "Apply", "Map", "Find", "@class", "_task", "_pool", "ToString", "Equals", "RunTask", "pool", "Été"];

    private static readonly string[] Parameters = ["a", "b", "@int", "callback", "cancellationToken", "errorCallback", "items", "value", "_task", "_pool", "arguments", "call", "Item1", "A"];

    private static readonly string[] Plain =
        ["int", "int", "string", "bool", "nint", "UIntPtr", "double", "Guid", "DateTime", "byte[]", "int[,]", "string?", "int?", "nint?", "decimal", "Memory<int>", "Uri", "char", "Half"];

    private static readonly string[] Refused = ["object", "Action", "Span<int>", "System.IO.Stream", "dynamic", "Exception", "Task<int>", "IDisposable", "int[,,,,]"];

    private static readonly string[] UsersTypes =
    [
        "public class # { public int A { get; set; } public string? B { get; init; } }",
        "public class # { [Obsolete(\"x\", true)] public int A { get; set; } public bool C; }",
        "public class #(int a, string b) { public int A { get; } = a; public string B { get; } = b; }",
        "public record #(int A, string? B, #? Next);",
        "internal sealed record #(int A);",
        "public struct # { public int A; public bool B; [Obsolete(\"x\", true)] public char C; }",
        "public readonly record struct #(long A, bool B);",
        "public enum # { None, [Obsolete(\"x\", true)] One, Two }",
        "public static class Outer_# { public class # { public required string A { get; init; } } } public class # { public Outer_#.#? A { get; set; } }",
        "[PoolUnion(0, typeof(One_#)), PoolUnion(1, typeof(Two_#))] public interface #; public class One_# : #; public class Two_# : One_#;",
        "[PoolUnion(0, typeof(One_#)), PoolUnion(0, typeof(One_#))] public interface #; public class One_# : #;",
        "public class # { private #() { } }",
        "public class # { public List<int> A { get; } = []; }",
        "[Obsolete(\"x\")] public class # { public int A; }",
        "public class nint_# { } public class # : nint_# { public IntPtr A { get; set; } public nint[]? B; }",
    ];

    private static readonly string[] Containers =
    [
        "public static class", "public static class", "public static class", "internal static class", "public class", "public struct", "public record", "public interface", "public partial class",
        "file static class", "[Obsolete(\"x\", true)] public static class", "public abstract class",
    ];

    private static readonly string[] Attributes =
        ["", "", "", "", "", "", "[Obsolete(\"x\")] ", "[Obsolete(\"x\", true)] ", "[System.Diagnostics.DebuggerStepThrough] "];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly List<string> _types = [];

    /// <summary>The program's text.</summary>
    public string Compose()
    {
        bool hasSpace = Chance(60);
        if (hasSpace) _text.Append(CultureInfo.InvariantCulture, $"namespace {Pick(["Demo", "App.PoolGen", "System.Own", "N.@namespace"])}\n{{\n");
        for (int number = _random.Next(1, 4); number > 0; number--)
        {
            string name = "T" + number.ToString(CultureInfo.InvariantCulture);
            _types.Add(name);
            _text.Append(Pick(UsersTypes).Replace("#", name, StringComparison.Ordinal)).Append('\n');
        }

        List<string> names = [.. Names.Distinct().OrderBy(_ => _random.Next())];
        for (int number = _random.Next(1, 4); number > 0; number--) AppendContainer(names[number], 2);
        if (Chance(10)) _text.Append("public class WorkTaskDescriptors;\n");
        if (hasSpace) _text.Append("}\n");
        if (Chance(15)) _text.Append("public class @nint { }\n");
        if (Chance(15)) _text.Append("public class OwnException(int code, string message) : Exception(message) { public int Code { get; } = code; }\n");
        return _text.ToString();
    }

    private void AppendContainer(string name, int depth)
    {
        string parameters = Chance(3) ? "<T>" : "";
        string container = Pick(Containers);
        _text.Append(CultureInfo.InvariantCulture, $"{container} {name}{parameters}\n{{\n");
        for (int number = _random.Next(0, 4); number > 0; number--) AppendTask(container);
        if (depth > 0 && Chance(30) && Pick(Names) is var nested && nested != name) AppendContainer(nested, depth - 1);
        _text.Append("}\n");
    }

    private void AppendTask(string container)
    {
        string name = Pick(Members);
        string result = Chance(15) ? "void" : Type();
        if (Chance(20)) result = result == "void" ? "Task" : $"{Pick(["Task", "ValueTask"])}<{result}>";
        string access = Chance(90) ? "public" : Pick(["internal", "private"]);
        string scope = Chance(96) || container.Contains("static", StringComparison.Ordinal) ? " static" : "";
        string option = Chance(85) ? "" : Pick(["(Name = \"Other\")", "(Idempotent = true)", "(MaxAttempts = 0)", "(TimeoutMilliseconds = 5)"]);
        string comment = Chance(80) ? "" : Pick(["/// <summary>It <c>runs</c>.</summary>\n", "/** <summary>It runs.</summary> */\n", "#if NEVER\n/// <summary>Not this.\n#endif\n"]);
        bool isPartial = container.Contains("partial", StringComparison.Ordinal) && Chance(40);
        string attribute = Pick(Attributes);
        if (Chance(3)) attribute = result == "void" ? "[System.Diagnostics.Conditional(\"X\")] " : "[System.Runtime.InteropServices.UnmanagedCallersOnly] ";
        string list = ParameterList();
        string head = $"{access}{scope}{(isPartial ? " partial" : "")} {result} {name}({list})";
        _text.Append(CultureInfo.InvariantCulture, $"{comment}{attribute}[PoolTask{option}] {head}");
        _text.Append(isPartial ? ";\n" + head + " => throw null!;\n" : " => throw null!;\n");
    }

    private string ParameterList()
    {
        List<string> names = [.. Parameters.OrderBy(_ => _random.Next()).Take(_random.Next(0, 4))];
        bool hasDefaults = false;
        List<string> list = [];
        foreach (string name in names)
        {
            string type = Chance(12) ? Pick(["CancellationToken", "IProgress<int>", "IProgress<(int, string?)>"]) : Type();
            hasDefaults |= Chance(25);
            list.Add(Chance(2) ? $"ref {type} {name}" : hasDefaults ? Default(type, name) : $"{type} {name}");
        }

        if (Chance(5)) list.Add("params int[] rest");
        return string.Join(", ", list);
    }

    private string Default(string type, string name) => type switch
    {
        "int" => Chance(50) ? $"[System.Runtime.CompilerServices.CallerLineNumber] int {name} = 0" : $"int {name} = 1",
        "string" => Chance(50) ? $"[System.Runtime.CompilerServices.CallerMemberName] string {name} = \"\"" : $"string {name} = \"\\\"\"",
        "string?" or "int?" or "nint?" => $"{type} {name} = null",
        "double" => $"double {name} = double.NaN",
        "T1" or "T2" or "T3" => Chance(50) ? $"{type} {name} = ({type})1" : $"{type} {name} = default!",
        _ => $"{type} {name} = default!",
    };

    private string Type()
    {
        if (Chance(4)) return Pick(Refused);
        if (Chance(30)) return Pick(_types);
        return _random.Next(12) switch
        {
            0 => $"List<{Type()}>",
            1 => $"{Pick(_types)}[]",
            2 => $"({Pick(Plain)}, {Pick(Plain)} b)",
            3 => $"Dictionary<string, {Type()}>",
            _ => Pick(Plain),
        };
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(IReadOnlyList<string> choices) => choices[_random.Next(choices.Count)];
}
