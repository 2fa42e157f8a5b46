using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Names that get in the way of careless generated code.</summary>
public sealed class HostileNameTests
{
    [Fact]
    public void Types_of_the_users_named_like_ours_and_the_frameworks()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace Hostile
            {
                public class System { }
                public class Task { }
                public class PoolGen { }
                public class Attribute { }
                public class Func { }
                public class IPool { }
                public class PoolTask { }
                public class AsyncResult { }
                public class ICodec { public int A { get; set; } }
                public class Work
                {
                    [global::PoolGen.PoolTask] public static int Run(int a, string b = "x") => a;
                    [global::PoolGen.PoolTask] public static global::System.Threading.Tasks.Task<ICodec> Send(ICodec a) => throw null!;
                }
            }
            """);
        Assert.Contains("WorkTasks", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Namespaces_named_like_ours()
    {
        GeneratorRun.Compile("""
            namespace App.PoolGen.System.CompilerServices
            {
                public class Work { [global::PoolGen.PoolTask] public static int Run(int a) => a; }
            }
            namespace App.@namespace.@event
            {
                public class @class { public class @struct { [global::PoolGen.PoolTask] public static int @return(int @int) => @int; } }
            }
            """);
    }

    [Theory]
    [InlineData("Equals"), InlineData("GetHashCode"), InlineData("ToString"), InlineData("GetType"), InlineData("MemberwiseClone")]
    [InlineData("Find"), InlineData("FindDescriptor"), InlineData("WorkTasks"), InlineData("WorkTaskDescriptors"), InlineData("Work2")]
    [InlineData("Apply"), InlineData("Map"), InlineData("Bind"), InlineData("_pool"), InlineData("_task"), InlineData("pool"), InlineData("@event"), InlineData("Été")]
    [InlineData("@record"), InlineData("@async"), InlineData("PoolTaskTable"), InlineData("global")]
    public void Tasks_named_like_what_is_emitted(string name)
    {
        GeneratorRun run = GeneratorRun.Compile($$"""
            public interface Work
            {
                [PoolTask] public static int {{name}}(int a, int b = 1) => a;
                [PoolTask] public static int {{name}}Task(int a, int b = 1) => a;
                [PoolTask] public static int {{name}}Item(int a) => a;
                [PoolTask] public static int {{name}}Descriptor(int a) => a;
            }
            """);
        string plain = name.TrimStart('@');
        foreach (string task in new[] { plain, plain + "Task", plain + "Item", plain + "Descriptor" }) Assert.Contains($"\"Work.{task}\"", run.AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable), InlineData(NullableContextOptions.Annotations), InlineData(NullableContextOptions.Enable)]
    public void Any_nullable_context(NullableContextOptions nullable)
    {
        GeneratorRun.Compile(nullable, """
            namespace Demo;
            public class Person { public string Name { get; set; } = ""; public List<string> Tags { get; set; } = new(); public Person[] Friends = new Person[0]; }
            public static class Work
            {
                [PoolTask] public static string Join(string a, string b = null, List<string[]> c = null) => a + b;
                [PoolTask] public static Task<Person> Send(Person a, IProgress<string> p = null) => Task.FromResult(a);
                [PoolTask] public static void Nothing(Dictionary<string, object[][]> no) { }
            }
            """.Replace("string b = null, List<string[]> c = null", nullable == NullableContextOptions.Enable ? "string? b = null, List<string[]?>? c = null" : "string b = null, List<string[]> c = null", StringComparison.Ordinal)
               .Replace("IProgress<string> p = null", nullable == NullableContextOptions.Enable ? "IProgress<string>? p = null" : "IProgress<string> p = null", StringComparison.Ordinal));
    }

    [Fact]
    public void Obsolete_tasks_and_types_do_not_warn_in_code_the_user_did_not_write()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create("""
            namespace Demo;
            public static class Work
            {
                [Obsolete("gone"), PoolTask] public static int Run(int a) => a;
            }
            """));
        run.AssertNoWarnings();
    }
}
