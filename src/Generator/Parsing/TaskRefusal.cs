using System.Globalization;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What a refused task says where it is used: the diagnostic that the build has, as text.</summary>
internal static class TaskRefusal
{
    /// <summary>The id and text of the first broken rule; null where there is none, or where the compiler reports the mistake itself.</summary>
    public static string? Of(IEnumerable<TaskViolation> violations)
    {
        foreach (TaskViolation violation in violations)
        {
            if (violation.Rule is not { } rule) continue;
            return Text(rule, [.. violation.Arguments]);
        }

        return null;
    }

    /// <summary>A diagnostic as text.</summary>
    public static string Text(DiagnosticDescriptor rule, params object[] arguments) =>
        $"{rule.Id}: {string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)}";
}
