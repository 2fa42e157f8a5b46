using Microsoft.CodeAnalysis;

namespace PoolGen.Generator;

/// <summary>The pipeline, wiring only.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PoolTaskGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
