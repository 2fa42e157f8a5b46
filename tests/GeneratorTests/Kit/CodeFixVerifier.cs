using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Fixes a user's project in an editor's workspace. Both states are marked up: what is reported before, and what may be left after.</summary>
internal sealed record CodeFixVerifier<TProvider>
    where TProvider : CodeFixProvider, new()
{
    private static readonly TProvider Provider = new();

    public AnalyzerVerifier Project { get; init; } = AnalyzerVerifier.Library;

    /// <summary>Fixes the provider's first diagnostic alone, or all of a document or project at once.</summary>
    public Task VerifyOne(string before, string after) => Verify([before], [after], scope: null);
    public Task VerifyOne(string[] before, string[] after) => Verify(before, after, scope: null);
    public Task VerifyDocument(string before, string after) => Verify([before], [after], FixAllScope.Document);
    public Task VerifyProject(string[] before, string[] after) => Verify(before, after, FixAllScope.Project);

    /// <summary>Fails if anything is offered for what is marked.</summary>
    public async Task VerifyNone(params string[] sources)
    {
        await Project.Verify(sources);
        Project project = Open(sources);
        Assert.Empty((await Diagnose(project)).SelectMany(diagnostic => Offers(project, diagnostic)).Select(static action => action.Title));
    }

    private async Task Verify(string[] before, string[] after, FixAllScope? scope)
    {
        await Project.Verify(before);
        Project project = Open(before);
        ImmutableArray<Diagnostic> found = await Diagnose(project);
        (Diagnostic first, CodeAction action) = found
            .SelectMany(diagnostic => Offers(project, diagnostic).Select(action => (diagnostic, action)))
            .FirstOrDefault();
        Assert.True(action is not null, "No fix is offered for " + string.Join(", ", found));
        if (scope is { } all)
        {
            var context = new FixAllContext(
                project.GetDocument(first.Location.SourceTree)!, Provider, all, action.EquivalenceKey!, Provider.FixableDiagnosticIds, new KnownDiagnostics(found), default);
            action = (await Provider.GetFixAllProvider()!.GetFixAsync(context))!;
        }

        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(default);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        string[] texts = await Task.WhenAll(Documents(changed.GetProject(project.Id)!).Select(static async document => (await document.GetTextAsync()).ToString()));
        Assert.Equal(string.Join("\n----\n", MarkupSource.ParseAll(after).Select(static source => source.Text)), string.Join("\n----\n", texts));
        await Project.Verify(after);
    }

    private static List<CodeAction> Offers(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        Provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default)).GetAwaiter().GetResult();
        Assert.All(actions, static action => Assert.NotNull(action.EquivalenceKey));
        return actions;
    }

    private async Task<ImmutableArray<Diagnostic>> Diagnose(Project project)
    {
        ImmutableArray<Diagnostic> found = await Project.Diagnose((await project.GetCompilationAsync())!);
        return [.. found.Where(static diagnostic => Provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    private Project Open(string[] sources)
    {
        Compilation compilation = Project.Compile([.. MarkupSource.ParseAll(sources).Select(static source => source.Text)]);
        List<SyntaxTree> trees = [.. compilation.SyntaxTrees.Take(sources.Length + 1)];
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: trees[0].Options, metadataReferences: compilation.References,
            analyzerReferences: [new AnalyzerFileReference(typeof(PoolTaskGenerator).Assembly.Location, new LoadedAssemblies())]));
        foreach (SyntaxTree tree in trees) project = project.AddDocument(tree.FilePath, tree.GetText()).Project;
        return project;
    }

    /// <summary>The user's documents, without the one of the usings.</summary>
    private static IEnumerable<Document> Documents(Project project) => project.Documents.OrderBy(static document => document.Name, StringComparer.Ordinal).Skip(1);
}
