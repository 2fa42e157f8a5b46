using System.Reflection;
using System.Reflection.Emit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks whose arguments, results and failures run the user's code in the caller's process.</summary>
public static class ForeignWork
{
    [PoolTask]
    public static int TakeArgument(ForeignArgument argument) => argument.Value;

    [PoolTask]
    public static int TakeSequence(IEnumerable<int> numbers) => numbers.Sum();

    [PoolTask]
    public static int TakeLazy(Lazy<int> number) => number.Value;

    [PoolTask]
    public static int TakeMemory(ReadOnlyMemory<byte> bytes) => bytes.Length;

    [PoolTask]
    public static ForeignResult GiveResult(int value) => new(value);

    [PoolTask]
    public static HashSet<ForeignKey> GiveSet(int count) => [.. Enumerable.Range(0, count).Select(i => new ForeignKey(i))];

    [PoolTask]
    public static SortedSet<ForeignKey> GiveSorted(int count) => [.. Enumerable.Range(0, count).Select(i => new ForeignKey(i))];

    [PoolTask]
    public static int Fail(string words) => throw new ForeignException(words);

    [PoolTask]
    public static int Report(int count, IProgress<ForeignResult> progress)
    {
        for (int i = 0; i < count; i++) progress.Report(new ForeignResult(i));
        return count;
    }

    [PoolTask]
    public static void Write(string line) => Console.WriteLine(line);

    /// <summary>Fails with an exception of an assembly that is in this process alone.</summary>
    [PoolTask]
    public static int FailFromNowhere(string assembly)
    {
        ModuleBuilder module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(assembly), AssemblyBuilderAccess.Run).DefineDynamicModule(assembly);
        Type type = module.DefineType("Nowhere.LostException", TypeAttributes.Public, typeof(Exception)).CreateType();
        throw (Exception)Activator.CreateInstance(type)!;
    }
}
