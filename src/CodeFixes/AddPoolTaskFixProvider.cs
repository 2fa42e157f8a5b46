using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using PoolGen.Generator;
using PoolGen.Generator.Parsing;

namespace PoolGen.CodeFixes;

/// <summary>Marks a method that is used as a task: where <c>pool.Work</c> or <c>pool.Work.Square</c> does not exist, but <c>Work.Square</c> does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPoolTaskFixProvider)), Shared]
public sealed class AddPoolTaskFixProvider : PoolFixProvider
{
    // The compiler's: a value, or a type, has no member of that name.
    private protected override string[] Ids => ["CS1061", "CS0117"];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(Find(target, cancellationToken));

    private static PoolFix? Find(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return null;
        if (target.Node is not IdentifierNameSyntax name || MissingTask.Find(name, target.Model, cancellationToken) is not { } missing) return null;
        List<IMethodSymbol> candidates = [.. missing.Candidates(target.Compilation).Where(method => CanBeTask(method, attribute, cancellationToken))];
        if (candidates.Count != 1 || candidates[0].DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration) return null;

        return new PoolFix(
            $"Add [PoolTask] to '{candidates[0].ContainingType.Name}.{candidates[0].Name}'",
            nameof(AddPoolTaskFixProvider),
            [new NodeEdit(declaration, (current, generator) => Mark(current, generator, attribute))]);
    }

    private static bool CanBeTask(IMethodSymbol method, INamedTypeSymbol attribute, CancellationToken cancellationToken)
    {
        if (TaskAttribute.Find(method, attribute) is not null) return false;
        var options = new TaskOptions(Name: null, Idempotent: false, MaxAttempts: 1, TimeoutMilliseconds: 0);
        return !TaskRules.Check(new TaskSignature(method), options, new PayloadClassifier(method, cancellationToken)).Any();
    }

    private static SyntaxNode Mark(SyntaxNode method, SyntaxGenerator generator, INamedTypeSymbol attribute)
    {
        var name = (NameSyntax)generator.TypeExpression(attribute);
        AttributeListSyntax list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(
            SyntaxFactory.Attribute(name.WithAdditionalAnnotations(Simplifier.Annotation, Simplifier.AddImportsAnnotation))));
        return generator.AddAttributes(method, list.WithAdditionalAnnotations(Formatter.Annotation));
    }
}
