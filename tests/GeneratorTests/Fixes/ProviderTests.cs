using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using PoolGen.CodeFixes;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>What an editor asks of a provider before it asks for a fix, and of their assembly before that.</summary>
public sealed class ProviderTests
{
    private static readonly string[] CompilerIds = ["CS1061", "CS0117"];

    private static readonly Type[] Types =
        [.. typeof(PoolFixProvider).Assembly.GetTypes().Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))];

    public static TheoryData<Type> Providers => [.. Types];

    [Fact]
    public void There_is_one_for_each_fix() => Assert.Equal(10, Types.Length);

    [Theory, MemberData(nameof(Providers))]
    public void It_is_found_named_and_fixes_all_of_what_exists(Type type)
    {
        var export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal(type.Name, export.Name);
        Assert.True(type.IsPublic && type.IsSealed);

        var provider = (CodeFixProvider)Activator.CreateInstance(type)!;
        Assert.NotEmpty(provider.FixableDiagnosticIds);
        Assert.Empty(provider.FixableDiagnosticIds.Except(PoolRules.All.Select(static descriptor => descriptor.Id)).Except(CompilerIds));
        Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            provider.GetFixAllProvider()!.GetSupportedFixAllScopes());
    }

    [Fact]
    public void The_page_of_an_id_says_whether_it_has_a_fix()
    {
        string[] fixable = [.. Types.SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds).Except(CompilerIds).Order(StringComparer.Ordinal)];
        string[] said = [.. PoolRules.All.Select(static descriptor => descriptor.Id)
            .Where(static id => Regex.IsMatch(Golden.Source($"docs/diagnostics/{id}.md"), "^The code fix ", RegexOptions.Multiline))];
        Assert.Equal(fixable, said);
    }

    [Fact]
    public void Their_assembly_needs_only_what_an_editor_has_and_the_generator() => Assert.Equal(
        [],
        typeof(PoolFixProvider).Assembly.GetReferencedAssemblies()
            .Select(static name => name.Name!)
            .Where(static name => name is not ("netstandard" or "PoolGen.Generator" or "System.Collections.Immutable" or "System.Memory" or "System.Composition.AttributedModel")
                && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)));
}
