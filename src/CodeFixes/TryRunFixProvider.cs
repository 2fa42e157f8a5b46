using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using PoolGen.Generator.Rules;

namespace PoolGen.CodeFixes;

/// <summary>Begins a program with <c>if (PoolWorker.TryRun(args)) return;</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TryRunFixProvider)), Shared]
public sealed class TryRunFixProvider : PoolFixProvider
{
    private const string Title = "Begin the program with 'PoolWorker.TryRun'";

    private protected override string[] Ids => [UsageRules.MissingTryRun.Id];

    private protected override Task<PoolFix?> FindAsync(FixTarget target, CancellationToken cancellationToken)
    {
        NodeEdit? edit = target.Compilation.GetEntryPoint(cancellationToken) is { } main ? Find(target, main, cancellationToken) : null;
        return Task.FromResult(edit is null ? null : new PoolFix(Title, nameof(TryRunFixProvider), [edit]));
    }

    private static NodeEdit? Find(FixTarget target, IMethodSymbol main, CancellationToken cancellationToken)
    {
        if (target.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
        {
            if (!SymbolEqualityComparer.Default.Equals(target.Model.GetDeclaredSymbol(method, cancellationToken), main)) return null;
            if (method.Body is null && method.ExpressionBody is null) return null;
            return new NodeEdit(method, (current, _) => Begin((MethodDeclarationSyntax)current, main));
        }

        if (target.Node.FirstAncestorOrSelf<CompilationUnitSyntax>()?.Members.OfType<GlobalStatementSyntax>().FirstOrDefault() is not { } first) return null;
        StatementSyntax statement = TryRun("args", ResultOf(main, isAsync: true));
        return new NodeEdit(first.Parent!, (current, _) => Begin((CompilationUnitSyntax)current, statement));
    }

    /// <summary>What stands at the top of the file before a blank line is the file's; what follows it is the first statement's.</summary>
    private static CompilationUnitSyntax Begin(CompilationUnitSyntax unit, StatementSyntax statement)
    {
        GlobalStatementSyntax first = unit.Members.OfType<GlobalStatementSyntax>().First();
        SyntaxTriviaList trivia = first.GetLeadingTrivia();
        int split = 0;
        for (int i = 1; i < trivia.Count; i++)
        {
            if (trivia[i].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[i - 1].IsKind(SyntaxKind.EndOfLineTrivia)) split = i + 1;
        }

        if (split == 0 && trivia.Count > 0 && trivia[0].IsKind(SyntaxKind.EndOfLineTrivia)) split = 1;
        GlobalStatementSyntax added = SyntaxFactory.GlobalStatement(statement)
            .WithLeadingTrivia(trivia.Take(split)).WithTrailingTrivia(EndOfLine(unit));
        return unit.WithMembers(unit.Members
            .Replace(first, first.WithLeadingTrivia(trivia.Skip(split)))
            .Insert(unit.Members.IndexOf(first), added));
    }

    private static SyntaxTrivia EndOfLine(CompilationUnitSyntax unit) => unit.DescendantTrivia()
        .Where(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))
        .DefaultIfEmpty(SyntaxFactory.LineFeed)
        .First();

    private static MethodDeclarationSyntax Begin(MethodDeclarationSyntax method, IMethodSymbol main)
    {
        if (method.ParameterList.Parameters.Count == 0)
        {
            ParameterSyntax added = SyntaxFactory.Parameter(SyntaxFactory.Identifier("args"))
                .WithType(SyntaxFactory.ParseTypeName("string[]").WithTrailingTrivia(SyntaxFactory.Space));
            method = method.WithParameterList(method.ParameterList.AddParameters(added));
        }

        string args = method.ParameterList.Parameters[0].Identifier.Text;
        StatementSyntax statement = TryRun(args, ResultOf(main, main.IsAsync)).WithAdditionalAnnotations(Formatter.Annotation);
        if (method.Body is { } body) return method.WithBody(body.WithStatements(body.Statements.Insert(0, statement)));

        ExpressionSyntax expression = method.ExpressionBody!.Expression;
        StatementSyntax rest = main.ReturnsVoid || (main.IsAsync && main.ReturnType is INamedTypeSymbol { Arity: 0, SpecialType: SpecialType.None })
            ? SyntaxFactory.ExpressionStatement(expression)
            : SyntaxFactory.ReturnStatement(expression);
        return method.WithExpressionBody(null).WithSemicolonToken(default)
            .WithBody(SyntaxFactory.Block(statement, rest))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>What a worker's end returns: nothing, zero, or a task of either.</summary>
    private static string ResultOf(IMethodSymbol main, bool isAsync) => main.ReturnType switch
    {
        { SpecialType: SpecialType.System_Void } => "",
        { SpecialType: SpecialType.System_Int32 } => " 0",
        INamedTypeSymbol { Arity: 0 } => isAsync ? "" : " global::System.Threading.Tasks.Task.CompletedTask",
        _ => isAsync ? " 0" : " global::System.Threading.Tasks.Task.FromResult(0)",
    };

    private static StatementSyntax TryRun(string args, string result)
    {
        StatementSyntax statement = SyntaxFactory.ParseStatement($"if (global::PoolGen.PoolWorker.TryRun({args})) return{result};");
        IEnumerable<MemberAccessExpressionSyntax> names = statement.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            .Where(static access => access.Name.Identifier.ValueText is "PoolWorker" or "Task");
        return statement.ReplaceNodes(names, static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation))
            .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed);
    }
}
