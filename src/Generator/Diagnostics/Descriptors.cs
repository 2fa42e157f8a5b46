using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Diagnostics;

/// <summary>What is said of each broken rule, and what to do. A page of <c>docs/diagnostics</c> says it at length.</summary>
internal static class Descriptors
{
    private const string DefinitionCategory = "PoolGen.Definition";
    private const string UsageCategory = "PoolGen.Usage";
    private const string HelpLinks = "https://github.com/poolgen/poolgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotStatic = Error(
        DiagnosticIds.NotStatic, "A task is a static method", "'{0}' is not a static method with a body, so a worker could not call it: make it static, and hand in what it needs as parameters");

    public static readonly DiagnosticDescriptor Generic = Error(
        DiagnosticIds.Generic, "A task is not generic", "'{0}' is generic, so no one stub and no one codec could serve it: write a task for each type that you send");

    public static readonly DiagnosticDescriptor NotAccessible = Error(
        DiagnosticIds.NotAccessible, "A task is internal or public", "'{0}' cannot be reached by generated code: make it internal or public");

    public static readonly DiagnosticDescriptor ByReference = Error(
        DiagnosticIds.ByReference, "A task takes and returns values", "'{0}' is passed by reference or bound to its stack, which does not reach another process: take an array or Memory<T>, and return what changed");

    public static readonly DiagnosticDescriptor CannotCross = Error(
        DiagnosticIds.CannotCross, "A type cannot be sent to a worker", "'{0}' has the type '{1}', which cannot be sent to a worker: send its data in a type of your own, or leave the member out by [PoolIgnore]");

    public static readonly DiagnosticDescriptor Handle = Error(
        DiagnosticIds.Handle, "A handle cannot be sent to a worker", "'{0}' has the type '{1}', which means something in this process alone: send what the task needs to make one of its own, such as a path, a key or the data");

    public static readonly DiagnosticDescriptor TooManyParameters = Error(
        DiagnosticIds.TooManyParameters, "A task has at most sixteen parameters", "'{0}' has more than sixteen parameters besides its token and progress: put some of them into a record");

    public static readonly DiagnosticDescriptor SeveralTokensOrProgress = Error(
        DiagnosticIds.SeveralTokensOrProgress, "A task has one token and one progress", "'{0}' is a second one of its kind, and the pool supplies one token and one progress: remove it");

    public static readonly DiagnosticDescriptor LocalFunction = Error(
        DiagnosticIds.LocalFunction, "A task is a method of a class", "'{0}' is a local function or a lambda, which generated code cannot name: make it a static method of a class");

    public static readonly DiagnosticDescriptor AsyncVoid = Error(
        DiagnosticIds.AsyncVoid, "A task that awaits returns a Task", "'{0}' is async and returns void, so nobody would know when it ends or fails: return Task");

    public static readonly DiagnosticDescriptor StubCollision = Error(
        DiagnosticIds.StubCollision, "Two tasks would have the same stub", "'{0}' would have the same stub members as another overload: give it another name by [PoolTask(Name = ...)]");

    public static readonly DiagnosticDescriptor PoolMemberName = new(
        DiagnosticIds.PoolMemberName, "A class with tasks is named like a member of the pool",
        "A pool has a member '{0}' of its own, which hides the tasks of '{0}': use 'new {0}Tasks(pool)', or rename the class",
        DefinitionCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks + DiagnosticIds.PoolMemberName + ".md");

    public static readonly DiagnosticDescriptor OptionOutOfRange = Error(
        DiagnosticIds.OptionOutOfRange, "An option is out of range", "'{0}' is out of range: MaxAttempts is at least 1, TimeoutMilliseconds at least 0");

    public static readonly DiagnosticDescriptor FileLocal = Error(
        DiagnosticIds.FileLocal, "A class with tasks is not local to its file", "'{0}' is local to its file, where generated code is not: make it internal");

    public static readonly DiagnosticDescriptor OpenType = Error(
        DiagnosticIds.OpenType, "A type does not say what crosses", "'{0}' has the type '{1}', whose values could be of any type: declare the type that they have, or name its types by [PoolUnion]");

    public static readonly DiagnosticDescriptor CannotBeSet = Error(
        DiagnosticIds.CannotBeSet, "A member cannot be given its value again", "'{0}' can be read but not set, by no constructor either, so that its value would be lost on the way: give it a setter, or leave it out by [PoolIgnore]");

    public static readonly DiagnosticDescriptor NotConstructible = Error(
        DiagnosticIds.NotConstructible, "A type cannot be made again", "'{0}' has the type '{1}', which generated code cannot reach, or which has not exactly one constructor that its members suit: make it internal, with one constructor whose parameters are named like its members");

    public static readonly DiagnosticDescriptor StubName = Error(
        DiagnosticIds.StubName, "A stub's name is an identifier", "'{0}' is no identifier, so no stub can have it as its name: use letters and digits, as in 'SquareAll'");

    public static readonly DiagnosticDescriptor StubNameTaken = Error(
        DiagnosticIds.StubNameTaken, "The name of a generated type is taken", "A type '{0}' exists beside this class, and generated code would declare it again: rename one of the two");

    public static readonly DiagnosticDescriptor DroppedResult = Usage(
        DiagnosticIds.DroppedResult, "A result's failure would be seen by nobody",
        "The result of '{0}' is dropped, so nobody would see that it failed: await it, pass an errorCallback, or assign it to '_'");

    public static readonly DiagnosticDescriptor BlockingCall = Usage(
        DiagnosticIds.BlockingCall, "A call blocks in async code", "'{0}' blocks a thread in async code: use '{1}'");

    public static readonly DiagnosticDescriptor LoopOfCalls = Usage(
        DiagnosticIds.LoopOfCalls, "A loop hands the pool one item at a time",
        "'{0}' waits for each item of the loop before it sends the next one, so that one worker does everything: replace the loop by '{1}', which keeps all workers busy");

    public static readonly DiagnosticDescriptor MissingTryRun = Usage(
        DiagnosticIds.MissingTryRun, "A trimmed program does not let its workers in",
        "This program is published with {0}, and its workers start in Main: put 'if (PoolWorker.TryRun(args)) return{1};' before everything else");

    public static readonly DiagnosticDescriptor SizeBelowOne = Usage(
        DiagnosticIds.SizeBelowOne, "A chunk or buffer holds at least one item",
        "{0} {1} makes '{2}' throw ArgumentOutOfRangeException: give 1 or more, or leave it out and the pool chooses");

    public static readonly DiagnosticDescriptor PoolNotDisposed = Usage(
        DiagnosticIds.PoolNotDisposed, "A pool is never disposed",
        "Nobody disposes '{0}', so its workers live until this process ends: declare it by '{1} var', or call Close and then Join");

    public static readonly DiagnosticDescriptor TokenNotLast = new(
        DiagnosticIds.TokenNotLast, "A task's token comes last",
        "'{0}' stands before what '{1}' is given: move it behind the other parameters",
        DefinitionCategory, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks + DiagnosticIds.TokenNotLast + ".md");

    public static readonly DiagnosticDescriptor ThrownType = new(
        DiagnosticIds.ThrownType, "A task throws an exception that cannot be rebuilt",
        "'{0}' cannot be rebuilt for the caller, who gets a RemoteTaskException instead: {1}",
        DefinitionCategory, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinks + DiagnosticIds.ThrownType + ".md");

    /// <summary>What can be wrong with a task.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Definition =
    [
        NotStatic, Generic, NotAccessible, ByReference, CannotCross, Handle, TooManyParameters, SeveralTokensOrProgress, LocalFunction, AsyncVoid,
        StubCollision, PoolMemberName, OptionOutOfRange, FileLocal, OpenType, CannotBeSet, NotConstructible, StubName, StubNameTaken,
    ];

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
        [.. Definition, DroppedResult, BlockingCall, LoopOfCalls, MissingTryRun, SizeBelowOne, PoolNotDisposed, TokenNotLast, ThrownType];

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(TaskRule rule) => rule switch
    {
        TaskRule.NotStatic => NotStatic,
        TaskRule.Generic => Generic,
        TaskRule.NotAccessible => NotAccessible,
        TaskRule.ByReference => ByReference,
        TaskRule.Handle => Handle,
        TaskRule.TooManyParameters => TooManyParameters,
        TaskRule.SeveralTokensOrProgress => SeveralTokensOrProgress,
        TaskRule.AsyncVoid => AsyncVoid,
        TaskRule.StubCollision => StubCollision,
        TaskRule.PoolMemberName => PoolMemberName,
        TaskRule.OptionOutOfRange => OptionOutOfRange,
        TaskRule.FileLocal => FileLocal,
        TaskRule.OpenType => OpenType,
        TaskRule.CannotBeSet => CannotBeSet,
        TaskRule.NotConstructible => NotConstructible,
        TaskRule.StubName => StubName,
        TaskRule.StubNameTaken => StubNameTaken,
        _ => CannotCross,
    };

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, DefinitionCategory, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLinks + id + ".md");

    private static DiagnosticDescriptor Usage(string id, string title, string message) => new(
        id, title, message, UsageCategory, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLinks + id + ".md");
}
