using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Emission;
using PoolGen.Generator.Model;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator;

/// <summary>The pipeline, wiring only: parsing sees symbols, emission sees text, models are all that passes between.</summary>
/// <remarks>
/// Two halves, which share nothing but the syntax. Stubs are what code is written against: they need signatures alone, and follow each keystroke.
/// Descriptors, codecs and the manifest are what runs: implementation output, which editors skip.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class PoolTaskGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Each stage makes classes, never values: Roslyn's tables of one more type of value would be compiled anew in every compiler that starts.
        IncrementalValueProvider<LanguageModel> language = context.ParseOptionsProvider
            .Select(static (options, _) => Languages.Of(((CSharpParseOptions)options).LanguageVersion))
            .WithTrackingName(TrackingNames.Language);

        RegisterStubs(context, language);
        RegisterImplementation(context, language);
    }

    private static void RegisterStubs(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<LanguageModel> language)
    {
        // Collecting costs a regrouping whenever a task changes, but a class whose group comes out equal is not emitted again.
        IncrementalValuesProvider<ContainerModel<TaskModel>> containers = Marked(context, TaskParser.Parse, TrackingNames.Tasks)
            .Collect()
            .SelectMany(static (all, _) => ContainerGrouping.Group(all))
            .WithTrackingName(TrackingNames.Containers);

        context.RegisterSourceOutput(
            containers.Combine(language),
            static (output, source) =>
            {
                output.AddSource(source.Left.Hint + ".g.cs", source.Right.IsSupported
                    ? ContainerEmitter.Emit(source.Left, source.Right)
                    : OldLanguageEmitter.Emit(source.Left, TaskRefusal.Text(PoolRules.OldLanguage, source.Left.Name.Name)));
            });
    }

    private static void RegisterImplementation(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<LanguageModel> language)
    {
        IncrementalValuesProvider<DescriptorModel> descriptors = Marked(context, DescriptorParser.Parse, TrackingNames.Descriptors);
        IncrementalValuesProvider<ContainerModel<DescriptorModel>> tables = descriptors
            .Select(static (task, _) => task.Alone)
            .Collect()
            .SelectMany(static (all, _) => ContainerGrouping.Group(all))
            .WithTrackingName(TrackingNames.Tables);
        IncrementalValuesProvider<ExceptionModel> exceptions = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => ExceptionParser.IsCandidate(node), ExceptionParser.Parse)
            .Where(static exception => exception is not null)
            .Select(static (exception, _) => exception!)
            .WithTrackingName(TrackingNames.Exceptions);
        IncrementalValuesProvider<SharedCreationModel> creations = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => SharedCreationParser.IsCandidate(node), SharedCreationParser.Parse)
            .Where(static creation => creation is not null)
            .Select(static (creation, _) => creation!)
            .WithTrackingName(TrackingNames.SharedCreations);
        IncrementalValuesProvider<CodecFile> codecs = descriptors.Collect().Select(static (all, _) => CodecGrouping.OfTasks(all))
            .Combine(exceptions.Collect().Select(static (all, _) => CodecGrouping.OfExceptions(all))
                .Combine(creations.Collect().Select(static (all, _) => CodecGrouping.OfCreations(all))))
            .SelectMany(static (all, _) => CodecGrouping.Group(all.Left, all.Right.Left, all.Right.Right))
            .WithTrackingName(TrackingNames.Codecs);
        IncrementalValueProvider<SharedValuesModel> shared = descriptors.Collect().Select(static (all, _) => SharedValuesModel.Of(all.SelectMany(static task => task.Shared)))
            .Combine(creations.Collect().Select(static (all, _) => SharedValuesModel.Of(all.SelectMany(static creation => creation.Values))))
            .Select(static (found, _) => SharedValuesModel.Of(found.Left.Values.Concat(found.Right.Values)))
            .WithTrackingName(TrackingNames.SharedValues);

        // Only a change of what it says writes the manifest again.
        IncrementalValueProvider<ManifestModel> ofTables = tables
            .Select(static (table, _) => table.QualifiedDescriptors)
            .Collect()
            .Select(static (names, _) => ManifestModel.Empty with { Descriptors = names });
        IncrementalValueProvider<ManifestModel> ofContracts = descriptors
            .Collect()
            .Select(static (all, _) => ManifestModel.Empty with { Contracts = CodecGrouping.Contracts(all) });
        IncrementalValueProvider<ManifestModel> manifest = exceptions
            .Collect()
            .Select(static (all, _) => ManifestModel.Empty with { Exceptions = ExceptionParser.Order(all) })
            .Combine(ofTables.Combine(ofContracts))
            .Select(static (found, _) => found.Left with { Descriptors = found.Right.Left.Descriptors, Contracts = found.Right.Right.Contracts })
            .WithTrackingName(TrackingNames.Manifest);

        context.RegisterImplementationSourceOutput(
            tables.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported) output.AddSource(source.Left.Hint + ".Descriptors.g.cs", DescriptorEmitter.Emit(source.Left));
            });
        context.RegisterImplementationSourceOutput(
            codecs.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported) output.AddSource(source.Left.HintName, CodecFileEmitter.Emit(source.Left));
            });
        context.RegisterImplementationSourceOutput(
            shared.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported && source.Left.Values.Count > 0) output.AddSource(SharedValuesEmitter.HintName, SharedValuesEmitter.Emit(source.Left));
            });
        context.RegisterImplementationSourceOutput(
            manifest.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported && !source.Left.IsEmpty) output.AddSource(ManifestEmitter.HintName, ManifestEmitter.Emit(source.Left));
            });
    }

    /// <summary>What a parser makes of each method that is marked as a task.</summary>
    private static IncrementalValuesProvider<T> Marked<T>(
        IncrementalGeneratorInitializationContext context, Func<GeneratorAttributeSyntaxContext, CancellationToken, T?> parse, string stage)
        where T : MarkedTask => context.SyntaxProvider
            .ForAttributeWithMetadataName(WellKnownNames.PoolTaskAttribute, static (node, _) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax, parse)
            .Where(static task => task is not null)
            .Select(static (task, _) => task!)
            .WithTrackingName(stage);
}
