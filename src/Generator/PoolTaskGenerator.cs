using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Emission;
using PoolGen.Generator.Model;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator;

/// <summary>The pipeline, wiring only: parsing sees symbols, emission sees text, models are all that passes between.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PoolTaskGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<TaskModel> tasks = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                WellKnownNames.PoolTaskAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (syntax, cancellationToken) => TaskParser.Parse(syntax, cancellationToken))
            .Where(static task => task is not null)
            .Select(static (task, _) => task!)
            .WithTrackingName(TrackingNames.Tasks);

        // Each stage makes classes, never values: Roslyn's tables of one more type of value would be compiled anew in every compiler that starts.
        IncrementalValueProvider<LanguageModel> language = context.ParseOptionsProvider
            .Select(static (options, _) => Languages.Of(((CSharpParseOptions)options).LanguageVersion))
            .WithTrackingName(TrackingNames.Language);

        // Collecting costs a regrouping whenever a task changes, but a class whose group comes out equal is not emitted again.
        IncrementalValuesProvider<ContainerModel> containers = tasks
            .Collect()
            .SelectMany(static (all, _) => ContainerGrouping.Group(all))
            .WithTrackingName(TrackingNames.Containers);

        context.RegisterSourceOutput(
            containers.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported) output.AddSource(source.Left.HintName, ContainerEmitter.Emit(source.Left, source.Right));
            });

        IncrementalValuesProvider<ExceptionModel> exceptions = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => ExceptionParser.IsCandidate(node), ExceptionParser.Parse)
            .Where(static exception => exception is not null)
            .Select(static (exception, _) => exception!)
            .WithTrackingName(TrackingNames.Exceptions);

        IncrementalValueProvider<ManifestModel> tables = containers
            .Select(static (container, _) => container.QualifiedDescriptors)
            .Collect()
            .Select(static (descriptors, _) => ManifestModel.Empty with { Descriptors = descriptors });

        IncrementalValueProvider<ManifestModel> manifest = exceptions
            .Collect()
            .Select(static (all, _) => ManifestModel.Empty with { Exceptions = ExceptionParser.Order(all) })
            .Combine(tables)
            .Select(static (found, _) => found.Left with { Descriptors = found.Right.Descriptors })
            .WithTrackingName(TrackingNames.Manifest);

        context.RegisterImplementationSourceOutput(
            manifest.Combine(language),
            static (output, source) =>
            {
                if (source.Right.IsSupported && !source.Left.IsEmpty) output.AddSource(ManifestEmitter.HintName, ManifestEmitter.Emit(source.Left));
            });
    }
}
