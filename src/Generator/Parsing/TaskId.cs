using System.Globalization;

namespace PoolGen.Generator.Parsing;

/// <summary>A task's stable id: both sides of the wire know a task by it, in every process that runs the same build.</summary>
internal static class TaskId
{
    /// <summary>The hash of the full signature, as a literal.</summary>
    public static string Of(TaskSignature signature)
    {
        string parameters = string.Join(",", signature.Method.Parameters.Select(static parameter => SymbolNames.ToSignature(parameter.Type)));
        string text = $"{SymbolNames.Metadata(signature.Method.ContainingType)}.{signature.Method.Name}({parameters}):{SymbolNames.ToSignature(signature.Method.ReturnType)}";
        return "0x" + Identifier.Hash(text).ToString("X16", CultureInfo.InvariantCulture) + "UL";
    }
}
