using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>Programs of users, in the ways that users build and start them without publishing.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackedPackage package)
{
    [Fact]
    public void A_console_program_uses_the_package_without_any_set_up()
    {
        Workspace user = package.NewWorkspace().WithConsumer("Console");
        user.BuildAndRun("Console").UsedTwoWorkers();
        user.Run(user.PathOf("out", OperatingSystem.IsWindows() ? "Console.exe" : "Console")).UsedTwoWorkers();

        // The package is a program too, but nothing of that lands beside the user's.
        Assert.Equal(["PoolGen.dll"], Directory.EnumerateFiles(user.PathOf("out"), "PoolGen*").Select(Path.GetFileName));
    }

    [Fact]
    public void A_portable_program_and_its_workers_load_the_library_that_is_compiled_ahead_of_time()
    {
        Workspace user = package.NewWorkspace().WithConsumer("Console");
        user.Dotnet("build", "Console", "-o", user.PathOf("out")).Succeeded().WithoutWarnings();

        // Nobody misses the plain one.
        user.Delete(Path.Combine("out", "PoolGen.dll"));
        user.Dotnet(user.PathOf("out", "Console.dll")).UsedTwoWorkers();
    }

    [Fact]
    public void Tasks_may_live_in_a_class_library() =>
        package.NewWorkspace().WithConsumer("Library").WithConsumer("LibraryUser", withTasks: false).BuildAndRun("LibraryUser").UsedTwoWorkers();

    [Fact]
    public void C_sharp_12_has_the_extension_method() =>
        package.NewWorkspace().WithConsumer("OlderLanguage").BuildAndRun("OlderLanguage").UsedTwoWorkers();

    [Fact]
    public void A_web_application_shares_one_pool() =>
        package.NewWorkspace().WithConsumer("Web").BuildAndRun("Web").UsedTwoWorkers();

    [Fact]
    public void A_test_project_uses_a_pool_under_dotnet_test() =>
        package.NewWorkspace().WithConsumer("TestProject").Dotnet("test", "TestProject", "--logger", "console;verbosity=detailed").UsedTwoWorkers();

    [Fact]
    public void A_file_based_program_uses_the_package() =>
        package.NewWorkspace().WithConsumer("FileApp", withTasks: false).Dotnet("run", Path.Combine("FileApp", "app.cs")).UsedTwoWorkers();

    [Fact]
    public void A_worker_service_shares_one_pool() =>
        package.NewWorkspace().WithConsumer("Hosted").BuildAndRun("Hosted").UsedTwoWorkers();

    [Fact]
    public void A_web_application_whose_pools_belong_to_its_host()
    {
        ProgramRun run = package.NewWorkspace().WithConsumer("HostedPools").BuildAndRun("HostedPools").UsedTwoWorkers();
        Assert.Equal(("25", "36", "2 1", "Closed"), (run.Value("square"), run.Value("rendered"), run.Value("sizes"), run.Value("state")));
    }

    [Fact]
    public void A_program_that_shows_its_progress()
    {
        ProgramRun run = package.NewWorkspace().WithConsumer("ShowsProgress").BuildAndRun("ShowsProgress").UsedTwoWorkers();
        Assert.Equal("332833500 1000", run.Value("sum"));
        foreach (string title in (string[])["squaring:", "adding:"]) Assert.StartsWith("1,000 of 1,000 (100 %)", run.Value(title), StringComparison.Ordinal);
    }

    [Fact]
    public void A_web_application_that_shows_its_pools_from_the_package_alone()
    {
        ProgramRun run = package.NewWorkspace().WithConsumer("ShowsPools").BuildAndRun("ShowsPools").UsedTwoWorkers();
        Assert.Equal(("False", "True"), (run.Value("anybody"), run.Value("here")));
    }

    [Fact]
    public void A_program_that_uses_MemoryPack_too() =>
        package.NewWorkspace().WithConsumer("UsesMemoryPack").BuildAndRun("UsesMemoryPack").UsedTwoWorkers();

    [Fact]
    public void A_program_without_nullable_references() =>
        package.NewWorkspace().WithConsumer("NullableOff", withTasks: false).BuildAndRun("NullableOff").UsedTwoWorkers();

    [Fact]
    public void Every_rule_of_the_framework_is_an_error_and_documentation_is_on() =>
        package.NewWorkspace().WithConsumer("Strict").BuildAndRun("Strict").UsedTwoWorkers();

    [Fact]
    public void A_project_with_a_layout_of_its_own()
    {
        Workspace user = package.NewWorkspace().WithConsumer("OwnLayout");
        user.Dotnet("build", "OwnLayout").Succeeded().WithoutWarnings();
        user.Dotnet(user.PathOf("OwnLayout", "all that was built", "bin", "OwnLayout", "debug", "OwnLayout.App.dll")).UsedTwoWorkers();
    }

    [Fact]
    public void Taking_the_package_away_leaves_nothing()
    {
        Workspace user = package.NewWorkspace().WithConsumer("Console");
        user.Dotnet("build", "Console").Succeeded();
        Assert.NotEmpty(user.FilesWithPackage("Console"));
        user.WithConsumer("WithoutPackage", withTasks: false, folder: "Console");
        user.Delete(Path.Combine("Console", "Work.cs"));
        user.Dotnet("build", "Console").Succeeded().WithoutWarnings();
        Assert.Empty(user.FilesWithPackage("Console"));
    }
}
