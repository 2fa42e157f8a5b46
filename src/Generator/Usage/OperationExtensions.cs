using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PoolGen.Generator.Usage;

/// <summary>What several rules ask of an operation.</summary>
internal static class OperationExtensions
{
    /// <summary>The lambda or local function that an operation is in, or the outermost operation of its method.</summary>
    public static IOperation Function(this IOperation operation)
    {
        IOperation function = operation;
        while (function.Parent is { } parent)
        {
            function = parent;
            if (function is IAnonymousFunctionOperation or ILocalFunctionOperation) break;
        }

        return function;
    }

    /// <summary>The method whose code an operation is, where <paramref name="containing"/> is the member that it was found in.</summary>
    public static IMethodSymbol? Method(this IOperation operation, ISymbol containing) => operation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation function => function.Symbol,
        { Parent: not null } => operation.Function().Method(containing),
        _ => containing as IMethodSymbol,
    };

    /// <summary>What is converted, where the compiler converts.</summary>
    public static IOperation Converted(this IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation;
    }

    /// <summary>The local variable or parameter that an operation reads or writes, or null.</summary>
    public static ISymbol? Variable(this IOperation operation) => operation switch
    {
        ILocalReferenceOperation reference => reference.Local,
        IParameterReferenceOperation reference => reference.Parameter,
        _ => null,
    };

    /// <summary>The places below an operation that mention a local variable or parameter, in order.</summary>
    public static IEnumerable<IOperation> References(this IOperation root, ISymbol variable) =>
        root.Descendants().Where(operation => SymbolEqualityComparer.Default.Equals(operation.Variable(), variable));

    /// <summary>Whether a variable is disposed of by its declaration, or by the statement in whose head it is declared.</summary>
    public static bool IsUsing(this IVariableDeclaratorOperation declarator) =>
        declarator.Parent?.Parent is not { } group || group.Parent is IUsingDeclarationOperation or IUsingOperation;

    /// <summary>Where a call names its method: short, and on the line that matters where calls are chained.</summary>
    public static Location NameLocation(this IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var callee }
        ? callee switch
        {
            MemberAccessExpressionSyntax access => access.Name.GetLocation(),
            MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
            _ => callee.GetLocation(),
        }
        : call.Syntax.GetLocation();
}
