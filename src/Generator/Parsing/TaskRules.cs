using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Model;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>The one list of what a task may be. The generator emits nothing for a method that breaks a rule; an analyzer says why.</summary>
internal static class TaskRules
{
    private const int MaxParameters = 16;

    private static readonly string[] PoolTypes = [WellKnownNames.IPool, WellKnownNames.ProcessPool, WellKnownNames.InProcessPool];

    /// <summary>The rules that a method breaks.</summary>
    public static IEnumerable<TaskViolation> Check(TaskSignature signature, TaskOptions options, PayloadClassifier classifier)
    {
        List<TaskViolation> found =
        [
            .. CheckMethod(signature.Method),
            .. CheckContainers(signature.Method),
            .. CheckOptions(signature.Method, options),
            .. CheckParameters(signature),
        ];
        // A type parameter cannot cross either, but that is not what is wrong.
        if (!found.Exists(static violation => violation.Rule == PoolRules.Generic)) found.AddRange(CheckPayloads(signature, classifier));
        return found;
    }

    /// <summary>What the names of other things take from a task that is sound in itself. The generator sees to it by text, when it groups tasks.</summary>
    public static IEnumerable<TaskViolation> CheckNames(TaskSignature signature, TaskOptions options, INamedTypeSymbol attribute)
    {
        IMethodSymbol method = signature.Method;
        foreach (IMethodSymbol other in method.ContainingType.GetMembers().OfType<IMethodSymbol>())
        {
            if (SymbolEqualityComparer.Default.Equals(other, method)) break;
            AttributeData? data = TaskAttribute.Find(other, attribute);
            if (data is null || (TaskOptions.From(data).Name ?? other.Name) != (options.Name ?? method.Name)) continue;
            if (new TaskSignature(other).StubKey != signature.StubKey) continue;
            yield return new(PoolRules.StubCollision, method, method.Name);
            break;
        }
    }

    /// <summary>What is wrong with a class around tasks, itself and not those around it.</summary>
    /// <param name="type">The class.</param>
    /// <param name="declaresTasks">Whether it declares a task itself, and not only in a class within it.</param>
    /// <param name="compilation">The project.</param>
    public static IEnumerable<TaskViolation> CheckContainer(INamedTypeSymbol type, bool declaresTasks, Compilation compilation)
    {
        foreach (TaskViolation violation in CheckType(type)) yield return violation;
        if (!declaresTasks) yield break;
        if (compilation is CSharpCompilation { LanguageVersion: < Languages.Oldest }) yield return new(PoolRules.OldLanguage, type, type.Name);
        foreach (TaskViolation violation in CheckGeneratedNames(type)) yield return violation;
        if (PoolTypes.Any(pool => HasPublicMember(compilation.GetTypeByMetadataName(pool), type.Name))) yield return new(PoolRules.PoolMemberName, type, type.Name);
    }

    private static bool HasPublicMember(INamedTypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(static member => member.DeclaredAccessibility == Accessibility.Public)) return true;
        }

        return false;
    }

    private static IEnumerable<TaskViolation> CheckMethod(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.LocalFunction) yield return new(PoolRules.LocalFunction, method, method.Name);
        if (!method.IsStatic || method.IsAbstract || method.IsVirtual || method.MethodKind is not MethodKind.Ordinary) yield return new(PoolRules.NotStatic, method, method.Name);
        if (method.IsGenericMethod) yield return new(PoolRules.Generic, method, method.Name);
        if (!IsReachable(method.DeclaredAccessibility)) yield return new(PoolRules.NotAccessible, method, method.Name);
        if (method.ReturnsVoid && (method.PartialImplementationPart ?? method).IsAsync) yield return new(PoolRules.AsyncVoid, method, method.Name);
        if (NotCallable(method) is { } obstacle) yield return new(PoolRules.NotCallable, method, method.Name, obstacle);
        if (method.RefKind != RefKind.None) yield return new(PoolRules.ByReference, method, method.Name, "", Advice.ReturnByValue);
    }

    private static string? NotCallable(IMethodSymbol method)
    {
        if (method.IsVararg) return "__arglist";
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "UnmanagedCallersOnlyAttribute" or "ConditionalAttribute" } type) continue;
            if (SymbolNames.Metadata(type) is "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute" or "System.Diagnostics.ConditionalAttribute")
            {
                return $"[{type.Name.Substring(0, type.Name.Length - nameof(Attribute).Length)}]";
            }
        }

        return null;
    }

    private static IEnumerable<TaskViolation> CheckContainers(IMethodSymbol method)
    {
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (TaskViolation violation in CheckType(type)) yield return violation;
            // An extension block is a type without a name.
            if (!Identifier.IsValid(type.Name)) yield return new(PoolRules.NotStatic, method, method.Name);
        }

        foreach (TaskViolation violation in CheckGeneratedNames(method.ContainingType)) yield return violation;
    }

    private static IEnumerable<TaskViolation> CheckType(INamedTypeSymbol type)
    {
        if (type.Arity > 0) yield return new(PoolRules.Generic, type, type.Name);
        if (!IsReachable(type.DeclaredAccessibility)) yield return new(PoolRules.NotAccessible, type, type.Name);
        if (type.IsFileLocal) yield return new(PoolRules.FileLocal, type, type.Name);
    }

    private static IEnumerable<TaskViolation> CheckGeneratedNames(INamedTypeSymbol type)
    {
        foreach (string name in GeneratedTypes.TakenNames(type.ContainingNamespace, type.Name)) yield return new(PoolRules.StubNameTaken, type, name);
    }

    private static IEnumerable<TaskViolation> CheckOptions(IMethodSymbol method, TaskOptions options)
    {
        if (!Identifier.IsValid(options.Name ?? method.Name)) yield return new(PoolRules.StubName, method, options.Name ?? method.Name);
        if (options.MaxAttempts < 1) yield return new(PoolRules.OptionOutOfRange, method, nameof(TaskOptions.MaxAttempts));
        if (options.TimeoutMilliseconds < 0) yield return new(PoolRules.OptionOutOfRange, method, nameof(TaskOptions.TimeoutMilliseconds));
    }

    private static IEnumerable<TaskViolation> CheckParameters(TaskSignature signature)
    {
        foreach (IParameterSymbol parameter in signature.Method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType) yield return new(PoolRules.ByReference, parameter, parameter.Name, "", Advice.On(parameter));
        }

        if (signature.Payload.Count() > MaxParameters) yield return new(PoolRules.TooManyParameters, signature.Method, signature.Method.Name);

        foreach (ParameterKind kind in new[] { ParameterKind.Token, ParameterKind.Progress })
        {
            IParameterSymbol? second = signature.Method.Parameters.Where(parameter => TaskSignature.KindOf(parameter) == kind).Skip(1).FirstOrDefault();
            if (second is not null) yield return new(PoolRules.SeveralTokensOrProgress, second, second.Name);
        }
    }

    private static IEnumerable<TaskViolation> CheckPayloads(TaskSignature signature, PayloadClassifier classifier)
    {
        foreach (IParameterSymbol parameter in signature.Method.Parameters)
        {
            if (parameter.Type.IsRefLikeType || TaskSignature.KindOf(parameter) == ParameterKind.Token) continue;
            bool isProgress = TaskSignature.KindOf(parameter) == ParameterKind.Progress;
            ITypeSymbol type = isProgress ? TaskSignature.Reported(parameter) : parameter.Type;
            if (classifier.Refuse(type, parameter.Name) is { } refusal) yield return new(refusal.Rule, parameter, refusal.Path, refusal.Type, refusal.Advice);
        }

        if (signature.Result is { } result && classifier.Refuse(result, "the result of " + signature.Method.Name) is { } refused)
        {
            yield return new(refused.Rule, signature.Method, refused.Path, refused.Type, refused.Advice);
        }
    }

    /// <summary>Whether generated code, which is no part of any class, reaches what is declared so.</summary>
    public static bool IsReachable(Accessibility accessibility) =>
        accessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal;
}
