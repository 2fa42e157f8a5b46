using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL011: the second overload gets a name of its own.</summary>
[Trait("Category", "Slow")]
public sealed class NameOverloadFixTests
{
    private static readonly CodeFixVerifier<NameOverloadFixProvider> Fix = new();

    [Theory]
    [InlineData("[PoolTask]", "[PoolTask(Name = \"RunWithToken\")]")]
    [InlineData("[PoolTask()]", "[PoolTask(Name = \"RunWithToken\")]")]
    [InlineData("[PoolTask(Idempotent = true)]", "[PoolTask(Idempotent = true, Name = \"RunWithToken\")]")]
    [InlineData("[PoolTask(Name = \"Run\", MaxAttempts = 2)]", "[PoolTask(Name = \"RunWithToken\", MaxAttempts = 2)]")]
    [InlineData("[Obsolete, PoolTask]", "[Obsolete, PoolTask(Name = \"RunWithToken\")]")]
    public Task The_name_is_added_to_the_attribute(string before, string after) => Fix.VerifyOne(
        $$"""
        public static class Work
        {
            [PoolTask] public static int Run(int x) => x;
            {{before}} public static int {|POOL011:Run|}(int x, CancellationToken token) => x; // kept
        }
        """,
        $$"""
        public static class Work
        {
            [PoolTask] public static int Run(int x) => x;
            {{after}} public static int Run(int x, CancellationToken token) => x; // kept
        }
        """);

    [Fact]
    public Task All_of_a_document_get_different_names() => Fix.VerifyDocument(
        """
        public static class Work
        {
            [PoolTask] public static int Run(int x) => x;
            [PoolTask] public static int {|POOL011:Run|}(int x, CancellationToken token) => x;
            [PoolTask] public static int {|POOL011:Run|}(CancellationToken {|POOL026:token|}, int x) => x;
            [PoolTask] public static int {|POOL011:Run|}(int x, IProgress<int> progress) => x;
            [PoolTask] public static int {|POOL011:Run|}(int x, IProgress<int> progress, CancellationToken token) => x;
            public static void RunWithProgress() { }
            [PoolTask] public static int Run(long x, CancellationToken token) => 1;
        }
        """,
        """
        public static class Work
        {
            [PoolTask] public static int Run(int x) => x;
            [PoolTask(Name = "RunWithToken")] public static int Run(int x, CancellationToken token) => x;
            [PoolTask(Name = "Run2")] public static int Run(CancellationToken {|POOL026:token|}, int x) => x;
            [PoolTask(Name = "Run3")] public static int Run(int x, IProgress<int> progress) => x;
            [PoolTask(Name = "RunWithProgressAndToken")] public static int Run(int x, IProgress<int> progress, CancellationToken token) => x;
            public static void RunWithProgress() { }
            [PoolTask] public static int Run(long x, CancellationToken token) => 1;
        }
        """);

    [Fact]
    public Task All_of_a_project_also_in_the_parts_of_one_class() => Fix.VerifyProject(
        [
            "public static partial class Work { [PoolTask] public static int Run(int x) => x; [PoolTask] public static int {|POOL011:Run|}(int x, CancellationToken token) => x; }",
            "public static partial class Work { [PoolTask] public static int {|POOL011:Run|}(CancellationToken {|POOL026:token|}, int x) => x; }",
        ],
        [
            "public static partial class Work { [PoolTask] public static int Run(int x) => x; [PoolTask(Name = \"RunWithToken\")] public static int Run(int x, CancellationToken token) => x; }",
            "public static partial class Work { [PoolTask(Name = \"Run2\")] public static int Run(CancellationToken {|POOL026:token|}, int x) => x; }",
        ]);
}
