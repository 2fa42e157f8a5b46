using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PoolGen.Generator.Parsing;

/// <summary>What a file declares that may change the meaning of a name or a constant elsewhere: no bodies, no methods, no properties.</summary>
internal static class Declarations
{
    /// <summary>The declarations as text, equal for files that differ in other things alone.</summary>
    public static string Of(SyntaxNode root)
    {
        var text = new StringBuilder();
        if (root is not CompilationUnitSyntax unit) return root.ToString();
        text.Append(unit.Externs).Append(unit.Usings).Append(unit.AttributeLists);
        Append(text, unit.Members);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (MemberDeclarationSyntax member in members) Append(text, member);
    }

    private static void Append(StringBuilder text, MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                text.Append("namespace ").Append(space.Name).Append(space.Externs).Append(space.Usings).Append('{');
                Append(text, space.Members);
                text.Append('}');
                break;
            case TypeDeclarationSyntax type:
                text.Append(type.AttributeLists).Append(type.Modifiers).Append(' ').Append(type.Keyword).Append(' ').Append(type.Identifier);
                text.Append(type.TypeParameterList).Append(type.BaseList).Append(type.ConstraintClauses).Append('{');
                Append(text, type.Members);
                text.Append('}');
                break;
            case EnumDeclarationSyntax or DelegateDeclarationSyntax:
                text.Append(member);
                break;
            case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                text.Append(field);
                break;
        }
    }
}
