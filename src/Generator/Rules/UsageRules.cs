using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Rules;

/// <summary>What can be said of how pools are used. The ids are shared with <see cref="PoolRules"/>: none is given twice.</summary>
internal static class UsageRules
{
    // Before all rules, each of which is added to it: fields are initialized in the order of the text.
    private static readonly RuleList Rules = new("PoolGen.Usage");

    /// <summary>A call that starts work, whose result and failure nobody takes.</summary>
    public static readonly DiagnosticDescriptor DroppedResult = Rules.Warning(
        "POOL020", "A result's failure would be seen by nobody",
        "The result of '{0}' is dropped, so nobody would see that it failed: await it, pass an errorCallback, or assign it to '_'");

    /// <summary>A call that blocks inside async code.</summary>
    public static readonly DiagnosticDescriptor BlockingCall = Rules.Warning(
        "POOL021", "A call blocks in async code",
        "'{0}' blocks a thread in async code: use '{1}'");

    /// <summary>A loop that waits for each call before it makes the next one.</summary>
    public static readonly DiagnosticDescriptor LoopOfCalls = Rules.Warning(
        "POOL022", "A loop hands the pool one item at a time",
        "'{0}' waits for each item of the loop before it sends the next one, so that one worker does everything: replace the loop by '{1}', which keeps all workers busy");

    /// <summary>A trimmed program without the line that starts its workers.</summary>
    public static readonly DiagnosticDescriptor MissingTryRun = Rules.Warning(
        "POOL023", "A trimmed program does not let its workers in",
        "This program is published with {0}, and its workers start in Main: put 'if (PoolWorker.TryRun(args)) return{1};' before everything else");

    /// <summary>A chunk or buffer without room for an item.</summary>
    public static readonly DiagnosticDescriptor SizeBelowOne = Rules.Warning(
        "POOL024", "A chunk or buffer holds at least one item",
        "{0} {1} makes '{2}' throw ArgumentOutOfRangeException: give 1 or more, or leave it out and the pool chooses");

    /// <summary>A pool that is neither disposed nor closed.</summary>
    public static readonly DiagnosticDescriptor PoolNotDisposed = Rules.Warning(
        "POOL025", "A pool is never disposed",
        "Nobody disposes '{0}', so its workers live until this process ends: declare it by '{1} var', or call Close and then Join");

    /// <summary>A minimal API's handler that returns a result which is still to be awaited.</summary>
    public static readonly DiagnosticDescriptor RouteHandler = Rules.Warning(
        "POOL035", "A route handler awaits its result",
        "{0} returns {1}, {2}: {3}");

    /// <summary>A controller's action or a hub's method that returns a result which is still to be awaited.</summary>
    public static readonly DiagnosticDescriptor ActionResult = Rules.Warning(
        "POOL036", "A controller action or hub method returns a Task",
        "'{0}' returns {1}, {2}: return {3}");

    /// <summary>Two classes with tasks, of one name, of which a file imports both namespaces.</summary>
    public static readonly DiagnosticDescriptor AmbiguousClasses = Rules.Warning(
        "POOL037", "Two classes with tasks have one name",
        "'{0}' could mean the tasks of {1}: write {2}, or rename one of the classes");

    /// <summary>A bound call or a stream that nobody uses.</summary>
    public static readonly DiagnosticDescriptor UnusedValue = Rules.Warning(
        "POOL038", "A bound call or a stream is used",
        "The value of '{0}' is thrown away, so {1}: {2}");

    /// <summary>A call that no pool and no stub has, but whose name says what was meant.</summary>
    public static readonly DiagnosticDescriptor NoSuchCall = Rules.Warning(
        "POOL039", "A task is called by its stub",
        "No such call '{0}' exists here: {1}");

    /// <summary>An initializer that is called, or handed over, instead of bound.</summary>
    public static readonly DiagnosticDescriptor UnboundInitializer = Rules.Warning(
        "POOL045", "An initializer is a bound call",
        "An initializer is a task with its arguments, which each worker runs at its start: {0}");

    /// <summary>Packages of PoolGen that were not released together.</summary>
    public static readonly DiagnosticDescriptor VersionMismatch = Rules.Warning(
        "POOL047", "All packages of PoolGen have one version",
        "{0} has the version {1}, and PoolGen has {2}: give all references to packages of PoolGen the same version",
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>Shared data that nobody gives back.</summary>
    public static readonly DiagnosticDescriptor SharedNotDisposed = Rules.Warning(
        "POOL049", "Shared data is never disposed",
        "Nobody disposes '{0}', so its memory is held until this process ends: declare it by 'using var'");

    /// <summary>All of them, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = Rules.All;
}
