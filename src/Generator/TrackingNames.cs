namespace PoolGen.Generator;

/// <summary>The names of the pipeline's stages: tests ask by them what an edit recomputed.</summary>
internal static class TrackingNames
{
    /// <summary>One <see cref="Model.TaskModel"/> for each attributed method that can be emitted.</summary>
    public const string Tasks = nameof(Tasks);

    /// <summary>The <see cref="Model.LanguageModel"/> of the project.</summary>
    public const string Language = nameof(Language);

    /// <summary>One <see cref="Model.ContainerModel"/> for each class with tasks.</summary>
    public const string Containers = nameof(Containers);

    /// <summary>One <see cref="Model.ExceptionModel"/> for each exception class of the user's.</summary>
    public const string Exceptions = nameof(Exceptions);

    /// <summary>The names of the classes that the assembly's manifest points at.</summary>
    public const string Manifest = nameof(Manifest);
}
