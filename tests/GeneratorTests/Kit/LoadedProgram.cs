using System.Reflection;
using System.Runtime.Loader;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>A user's project with its generated code, loaded and ready to be called.</summary>
internal sealed class LoadedProgram : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(LoadedProgram), isCollectible: true);
    private readonly Assembly _assembly;

    /// <param name="run">The project.</param>
    public LoadedProgram(GeneratorRun run)
    {
        run.AssertNoWarnings();
        using var image = new MemoryStream();
        var result = run.Output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    public Assembly Assembly => _assembly;

    /// <summary>Calls a static method without parameters.</summary>
    public T Call<T>(string type, string method)
    {
        try
        {
            return (T)_assembly.GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, null)!;
        }
        catch (TargetInvocationException exception)
        {
            throw exception.InnerException!;
        }
    }

    public void Dispose() => _context.Unload();
}
