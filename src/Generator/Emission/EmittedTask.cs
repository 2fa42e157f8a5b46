using PoolGen.Generator.Model;

namespace PoolGen.Generator.Emission;

/// <summary>A task with the names that it has in one container's generated code.</summary>
/// <param name="Model">The task.</param>
/// <param name="Field">The descriptor's field.</param>
/// <param name="Pack">The method that adds the defaults to the first parameter, where all further ones have some; else null.</param>
internal sealed record EmittedTask(TaskModel Model, string Field, string? Pack)
{
    public ParameterModel[] Payload { get; } = [.. Model.Payload];

    /// <summary>Whether the task takes its further parameters from their defaults when it runs over items.</summary>
    public static bool HasDefaultsBehindFirst(TaskModel model) =>
        model.Payload.Count() > 1 && model.Payload.Skip(1).All(static parameter => parameter.Default is not null);

    /// <summary>The name of the class that a field holds an instance of.</summary>
    public static string ClassOf(string field) => field + "Descriptor";
}
