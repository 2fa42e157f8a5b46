using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Generator.Parsing;

/// <summary>The attributes by which the compiler fills in a parameter at each call: a stub has them too, or the task would be told nothing.</summary>
internal static class CallerAttribute
{
    private const string Namespace = "System.Runtime.CompilerServices.";

    private static readonly string[] Names = ["CallerMemberName", "CallerLineNumber", "CallerFilePath", "CallerArgumentExpression"];

    /// <summary>A parameter's attribute as code, with a space behind it; or empty.</summary>
    public static string Print(IParameterSymbol parameter)
    {
        foreach (AttributeData attribute in parameter.GetAttributes())
        {
            string? name = Array.Find(Names, name => attribute.AttributeClass?.Name == name + "Attribute");
            if (name is null || SymbolNames.Metadata(attribute.AttributeClass!) != Namespace + name + "Attribute") continue;
            string of = attribute.ConstructorArguments is [{ Value: string other }] ? $"({SymbolDisplay.FormatLiteral(other, quote: true)})" : "";
            return $"[global::{Namespace}{name}{of}] ";
        }

        return "";
    }
}
