using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>A method that is marked as a task: what both of its parsers begin with. Looks at the signature and at nothing behind it.</summary>
internal sealed class MarkedMethod
{
    private MarkedMethod(IMethodSymbol method, GeneratorAttributeSyntaxContext context, MarkedContainer container)
    {
        Method = method;
        Context = context;
        Container = container;
        Signature = new TaskSignature(method);
        Options = TaskOptions.From(context.Attributes[0]);
        IsSpelled = container.Name.Flaw == ContainerFlaw.None && method.MethodKind != MethodKind.LocalFunction && HasValidName && SpelledTypes.CanSpell(Signature, isReachable: container.IsReachable && TaskRules.IsReachable(method.DeclaredAccessibility));
    }

    public IMethodSymbol Method { get; }

    public GeneratorAttributeSyntaxContext Context { get; }

    public MarkedContainer Container { get; }

    public TaskSignature Signature { get; }

    public TaskOptions Options { get; }

    /// <summary>Whether a stub can have the method's own signature, sound or not.</summary>
    public bool IsSpelled { get; }

    /// <summary>The stub's name; the method's own where the user's is no identifier.</summary>
    public string StubName => HasValidName ? Options.Name ?? Method.Name : Method.Name;

    public string DisplayName => $"{Method.ContainingType.Name}.{Method.Name}";

    public string File => Context.TargetNode.SyntaxTree.FilePath;

    private bool HasValidName => Identifier.IsValid(Options.Name ?? Method.Name);

    /// <summary>The types that a caller gives.</summary>
    public string CallerTypes => IsSpelled ? Signature.StubKey : "";

    public string Id => TaskId.Of(Signature);

    public string? Obsolete => Obsolescence.Around(Method);

    /// <summary>The method, or null where nothing at all can be emitted for it.</summary>
    public static MarkedMethod? Read(GeneratorAttributeSyntaxContext context)
    {
        if (context.TargetSymbol is not IMethodSymbol marked || context.Attributes.Length == 0) return null;

        // Of a partial method the defining part has the attributes and defaults of both.
        IMethodSymbol method = marked.PartialDefinitionPart ?? marked;
        var container = MarkedContainer.Of(method.ContainingType);
        if (!container.CanHaveStubs) return null;
        MarkedMethod read = new(method, context, container);
        return Identifier.IsValid(read.StubName) && !SpelledTypes.HasUnresolved(read.Signature) ? read : null;
    }
}
