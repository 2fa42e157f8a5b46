using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PoolGen.Generator.Usage;

/// <summary>A loop over a known number of items: a <c>foreach</c> over a collection, a <c>for</c> with a variable of its own.</summary>
internal sealed class CountedLoop
{
    private readonly ILoopOperation _loop;
    private readonly ILocalSymbol _variable;

    private CountedLoop(ILoopOperation loop, ILocalSymbol variable)
    {
        _loop = loop;
        _variable = variable;
    }

    /// <summary>The loop as such a one, or null.</summary>
    public static CountedLoop? Find(ILoopOperation loop)
    {
        if (loop is IForEachLoopOperation { IsAsynchronous: false, LoopControlVariable: IVariableDeclaratorOperation item } each)
        {
            return IsFinite(each.Collection.Converted()) ? new CountedLoop(loop, item.Symbol) : null;
        }

        if (loop is not IForLoopOperation { Condition: { } condition, Before: { Length: 1 } before }) return null;
        IVariableDeclaratorOperation[] declared = [.. before[0].Descendants().OfType<IVariableDeclaratorOperation>()];
        if (declared.Length != 1) return null;
        var found = new CountedLoop(loop, declared[0].Symbol);
        return found.IsDecidedAhead(condition) ? found : null;
    }

    /// <summary>Whether what a call sends depends on the loop's variable, and on nothing that the loop changes.</summary>
    public bool Sends(IInvocationOperation call)
    {
        IArgumentOperation[] sent = [.. call.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.Explicit)];
        return Array.TrueForAll(sent, argument => argument.Parameter?.Type is not { TypeKind: TypeKind.Delegate } and not { Name: "IProgress" }
                && argument.Descendants().All(IsPlain)
                && Others(argument).All(other => Array.TrueForAll(Mentions(other), mention => IsBelow(mention, call))))
            && Array.Exists(sent, argument => argument.References(_variable).Any())
            && call.Instance?.References(_variable).Any() != true
            && !Mentions(_variable).Any(IsChanged);
    }

    /// <summary>Whether nothing in the body can change how often it runs.</summary>
    private bool IsDecidedAhead(IOperation condition) =>
        condition.Descendants().All(IsPlain)
        && Others(condition).All(other => Mentions(other).All(static mention => mention.Parent is IArrayElementReferenceOperation or IPropertyReferenceOperation));

    private IEnumerable<ISymbol> Others(IOperation operation) => operation.Descendants()
        .Select(static inner => inner.Variable())
        .Where(variable => variable is not null && !SymbolEqualityComparer.Default.Equals(variable, _variable))
        .Select(static variable => variable!);

    private IOperation[] Mentions(ISymbol variable) => [.. _loop.Body.References(variable)];

    private static bool IsFinite(IOperation collection) => collection switch
    {
        { Type: IArrayTypeSymbol } => true,
        { Type: INamedTypeSymbol type } when type.AllInterfaces.Add(type).Any(IsCollection) => true,
        IInvocationOperation call => call.TargetMethod is { Name: "Range", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } },
        _ => false,
    };

    private static bool IsCollection(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType
        is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T;

    /// <summary>Whether reading this again gives the same: variables, constants, what is inside of them, arithmetic.</summary>
    private static bool IsPlain(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Instance: null } field => field.ConstantValue.HasValue,
        IPropertyReferenceOperation { Instance: null } => false,
        ILocalReferenceOperation or IParameterReferenceOperation or ILiteralOperation or IFieldReferenceOperation or IPropertyReferenceOperation => true,
        IArrayElementReferenceOperation or IArgumentOperation or IConversionOperation or IBinaryOperation or IUnaryOperation or ITupleOperation => true,
        IDefaultValueOperation => true,
        _ => false,
    };

    /// <summary>Whether a variable, or something inside of it, may have another value after this mention.</summary>
    private static bool IsChanged(IOperation mention)
    {
        IOperation inside = mention;
        while (ReferenceEquals(Owner(inside.Parent), inside)) inside = inside.Parent!;
        return IsWritten(inside) || (inside.Parent is IInvocationOperation call && ReferenceEquals(call.Instance, inside));
    }

    private static IOperation? Owner(IOperation? part) => part switch
    {
        IMemberReferenceOperation member => member.Instance,
        IArrayElementReferenceOperation element => element.ArrayReference,
        _ => null,
    };

    private static bool IsWritten(IOperation mention) => mention.Parent
        is IIncrementOrDecrementOperation
        or IArgumentOperation { Parameter.RefKind: not RefKind.None }
        || (mention.Parent is IAssignmentOperation assignment && ReferenceEquals(assignment.Target, mention));

    private static bool IsBelow(IOperation mention, IOperation root)
    {
        IOperation? at = mention;
        while (at is not null && !ReferenceEquals(at, root)) at = at.Parent;
        return at is not null;
    }
}
