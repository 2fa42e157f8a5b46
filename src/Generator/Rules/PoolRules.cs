using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Rules;

/// <summary>
/// What can be said of tasks and of the types that they send, and what to do about it: a rule is its descriptor. How pools are used is in <see cref="UsageRules"/>.
/// A page of <c>docs/diagnostics</c> explains each. An id is never given to another rule.
/// </summary>
internal static class PoolRules
{
    // Before all rules, each of which is added to it: fields are initialized in the order of the text.
    private static readonly RuleList Rules = new("PoolGen.Definition");

    /// <summary>The method is not static, or has no body of its own.</summary>
    public static readonly DiagnosticDescriptor NotStatic = Rules.Error(
        "POOL001", "A task is a static method",
        "'{0}' is not a static method with a body, so a worker could not call it: make it static, and hand in what it needs as parameters");

    /// <summary>The method or a class around it is generic.</summary>
    public static readonly DiagnosticDescriptor Generic = Rules.Error(
        "POOL002", "A task is not generic",
        "'{0}' is generic, so no one stub and no one codec could serve it: write a task for each type that you send");

    /// <summary>Code of the same assembly cannot reach the method or a class around it.</summary>
    public static readonly DiagnosticDescriptor NotAccessible = Rules.Error(
        "POOL003", "A task is internal or public",
        "'{0}' cannot be reached by generated code: make it internal or public");

    /// <summary>A parameter that is passed by reference, or has a type that cannot leave its stack.</summary>
    public static readonly DiagnosticDescriptor ByReference = Rules.Error(
        "POOL004", "A task takes and returns values",
        "'{0}' is passed by reference or bound to its stack, which does not reach another process: {2}");

    /// <summary>A type that cannot be taken apart and put together again.</summary>
    public static readonly DiagnosticDescriptor CannotCross = Rules.Error(
        "POOL005", "A type cannot be sent to a worker",
        "'{0}' has the type '{1}', which cannot be sent to a worker: {2}");

    /// <summary>A handle to something in this process: delegate, stream, task, lock.</summary>
    public static readonly DiagnosticDescriptor Handle = Rules.Error(
        "POOL006", "A handle cannot be sent to a worker",
        "'{0}' has the type '{1}', which means something in this process alone: {2}");

    /// <summary>More than sixteen payload parameters.</summary>
    public static readonly DiagnosticDescriptor TooManyParameters = Rules.Error(
        "POOL007", "A task has at most sixteen parameters",
        "'{0}' has more than sixteen parameters besides its token and progress: put some of them into a record");

    /// <summary>More than one token, or more than one progress.</summary>
    public static readonly DiagnosticDescriptor SeveralTokensOrProgress = Rules.Error(
        "POOL008", "A task has one token and one progress",
        "'{0}' is a second one of its kind, and the pool supplies one token and one progress: remove it");

    /// <summary>A local function or a lambda is marked as a task.</summary>
    public static readonly DiagnosticDescriptor LocalFunction = Rules.Error(
        "POOL009", "A task is a method of a class",
        "'{0}' is a local function or a lambda, which generated code cannot name: make it a static method of a class");

    /// <summary>The method returns void and is async: nobody could await it.</summary>
    public static readonly DiagnosticDescriptor AsyncVoid = Rules.Error(
        "POOL010", "A task that awaits returns a Task",
        "'{0}' is async and returns void, so nobody would know when it ends or fails: return Task");

    /// <summary>An overload that differs from another one only in what is no parameter of its stub. The first of them is emitted.</summary>
    public static readonly DiagnosticDescriptor StubCollision = Rules.Error(
        "POOL011", "Two tasks would have the same stub",
        "'{0}' would have the same stub members as another overload: give it another name by [PoolTask(Name = ...)]");

    /// <summary>The class has the name of a member of the pool, which hides its tasks there. Emitted all the same.</summary>
    public static readonly DiagnosticDescriptor PoolMemberName = Rules.Warning(
        "POOL012", "A class with tasks is named like a member of the pool",
        "A pool has a member '{0}' of its own, which hides the tasks of '{0}': use 'new {0}Tasks(pool)', or rename the class");

    /// <summary>An option outside of its range.</summary>
    public static readonly DiagnosticDescriptor OptionOutOfRange = Rules.Error(
        "POOL013", "An option is out of range",
        "'{0}' is out of range: MaxAttempts is at least 1, TimeoutMilliseconds at least 0");

    /// <summary>The class is local to its file.</summary>
    public static readonly DiagnosticDescriptor FileLocal = Rules.Error(
        "POOL014", "A class with tasks is not local to its file",
        "'{0}' is local to its file, where generated code is not: make it internal");

    /// <summary>A type whose values could be anything: <c>object</c>, <c>dynamic</c>, an open interface or abstract class.</summary>
    public static readonly DiagnosticDescriptor OpenType = Rules.Error(
        "POOL015", "A type does not say what crosses",
        "'{0}' has the type '{1}', whose values could be of any type: {2}");

    /// <summary>A member that cannot be given its value again.</summary>
    public static readonly DiagnosticDescriptor CannotBeSet = Rules.Error(
        "POOL016", "A member cannot be given its value again",
        "'{0}' can be read but not set, by no constructor either, so that its value would be lost on the way: {2}");

    /// <summary>A type that generated code cannot name or construct.</summary>
    public static readonly DiagnosticDescriptor NotConstructible = Rules.Error(
        "POOL017", "A type cannot be made again",
        "'{0}' has the type '{1}', which generated code cannot reach, or which has not exactly one constructor that its members suit: make it internal, with one constructor whose parameters are named like its members");

    /// <summary>The stub's name is no identifier.</summary>
    public static readonly DiagnosticDescriptor StubName = Rules.Error(
        "POOL018", "A stub's name is an identifier",
        "'{0}' is no identifier, so no stub can have it as its name: use letters and digits, as in 'SquareAll'");

    /// <summary>A type or namespace of the user's has the name of one that would be generated.</summary>
    public static readonly DiagnosticDescriptor StubNameTaken = Rules.Error(
        "POOL019", "The name of a generated type is taken",
        "A type or namespace '{0}' exists beside this class, and generated code would declare it again: rename one of the two");

    /// <summary>A token before the other parameters.</summary>
    public static readonly DiagnosticDescriptor TokenNotLast = Rules.Information(
        "POOL026", "A task's token comes last",
        "'{0}' stands before what '{1}' is given: move it behind the other parameters");

    /// <summary>A task throws what its caller cannot be given as what it is.</summary>
    public static readonly DiagnosticDescriptor ThrownType = Rules.Information(
        "POOL027", "A task throws an exception that cannot be rebuilt",
        "'{0}' cannot be rebuilt for the caller, who gets a RemoteTaskException instead: {1}");

    /// <summary>A method that generated code cannot call, or whose call the compiler would leave out.</summary>
    public static readonly DiagnosticDescriptor NotCallable = Rules.Error(
        "POOL028", "A task can be called by generated code",
        "'{0}' has {1}, so that generated code could not call it: remove that, or mark a method that calls it");

    /// <summary>The project's C# is older than what generated code needs.</summary>
    public static readonly DiagnosticDescriptor OldLanguage = Rules.Error(
        "POOL029", "Tasks need C# 12",
        "The tasks of '{0}' need C# 12 or later, in which generated code is written: remove LangVersion from the project, or raise it");

    /// <summary>A type of an assembly that the project references under an alias alone.</summary>
    public static readonly DiagnosticDescriptor BehindAlias = Rules.Error(
        "POOL030", "A type can be reached without an extern alias",
        "'{0}' has the type '{1}', which only an extern alias reaches, and generated code has none: add 'global' to the Aliases of its reference");

    /// <summary>A tag of a union that stands for another type already. The first one counts.</summary>
    public static readonly DiagnosticDescriptor UnionTagTwice = Rules.Error(
        "POOL031", "Each tag of a union stands for one type",
        "The tag {0} of '{1}' stands for '{2}' already: give each type a tag of its own");

    /// <summary>A type of a union that has a tag already. The first one counts.</summary>
    public static readonly DiagnosticDescriptor UnionTypeTwice = Rules.Error(
        "POOL032", "Each type of a union has one tag",
        "'{0}' has the tag {1} in the union '{2}' already: remove one of the two attributes");

    /// <summary>A type of a union that no value of the declared type could have.</summary>
    public static readonly DiagnosticDescriptor UnionForeignType = Rules.Error(
        "POOL033", "The types of a union derive from it",
        "'{0}' does not derive from '{1}', so no value of the union could have this type: derive it, or remove the attribute");

    /// <summary>A type of a union without its type arguments.</summary>
    public static readonly DiagnosticDescriptor UnionOpenType = Rules.Error(
        "POOL034", "The types of a union have their type arguments",
        "'{0}' has no type arguments, and a tag of '{1}' stands for one type: write an attribute for each type that you send, such as typeof(Box<int>)");

    /// <summary>A codec of the user's that is one of another type's, or none.</summary>
    public static readonly DiagnosticDescriptor CodecForeignType = Rules.Error(
        "POOL040", "A codec is one of the type that it is given to",
        "'{0}' does not implement ICodec<{1}>, so it cannot write and read '{1}': implement that interface, for this very type");

    /// <summary>A codec of the user's that generated code cannot name.</summary>
    public static readonly DiagnosticDescriptor CodecOpen = Rules.Error(
        "POOL041", "A codec is a closed type that generated code can reach",
        "'{0}' cannot be used as a codec by generated code: make it an internal or public struct without open type parameters");

    /// <summary>A type that has a codec already. The first one counts.</summary>
    public static readonly DiagnosticDescriptor CodecTwice = Rules.Error(
        "POOL042", "Each type has one codec",
        "'{0}' has the codec '{1}' already: remove one of the two attributes");

    /// <summary>A codec for what is no type of a value.</summary>
    public static readonly DiagnosticDescriptor CodecOpenType = Rules.Error(
        "POOL043", "A codec is given to a closed type",
        "'{0}' is not the type of a value, so no codec can serve it: give a codec to each type that you send, such as typeof(Box<int>), by an attribute of the assembly");

    /// <summary>A private field whose value does not travel.</summary>
    public static readonly DiagnosticDescriptor DroppedField = Rules.Information(
        "POOL044", "A private field does not travel",
        "'{0}' is private, and no public member carries it, so '{1}' arrives without its value: make it a public property with 'init', or mark it by [PoolIgnore]");

    /// <summary>A value of a type that no task could be given as a shared one.</summary>
    public static readonly DiagnosticDescriptor SharedWithoutTask = Rules.Error(
        "POOL048", "A value is shared with a task",
        "No task of this project takes or returns 'Shared<{0}>', so no worker could use this value: give a task a parameter of that type, or share what a task takes");

    /// <summary>What can be said of a task, as opposed to how a pool is used.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Definition = Rules.All;

    /// <summary>All rules, in the order of their ids.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = [.. Definition.Concat(UsageRules.All).OrderBy(static rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>The place of a rule where the compiler reports the mistake itself: a type that it does not know either, perhaps half typed.</summary>
    public static DiagnosticDescriptor? Unresolved => null;
}
