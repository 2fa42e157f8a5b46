using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace PoolGen.CodeFixes;

/// <summary>The task in whose place a result is returned.</summary>
internal static class TaskType
{
    /// <summary><c>Task&lt;T&gt;</c> for <c>AsyncResult&lt;T&gt;</c>, or null for another type.</summary>
    public static TypeSyntax? Of(TypeSyntax written)
    {
        SimpleNameSyntax? name = written switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax aliased => aliased.Name,
            _ => null,
        };
        if (name is not { Identifier.ValueText: "AsyncResult" }) return null;
        string arguments = name is GenericNameSyntax generic ? generic.TypeArgumentList.ToString() : "";
        return SyntaxFactory.ParseTypeName("global::System.Threading.Tasks.Task" + arguments).WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
