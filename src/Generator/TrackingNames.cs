namespace PoolGen.Generator;

/// <summary>The names of the pipeline's stages: tests ask by them what an edit recomputed.</summary>
internal static class TrackingNames
{
    /// <summary>One <see cref="Model.TaskModel"/> for each attributed method that has a stub: its signature alone.</summary>
    public const string Tasks = nameof(Tasks);

    /// <summary>The <see cref="Model.LanguageModel"/> of the project.</summary>
    public const string Language = nameof(Language);

    /// <summary>One <see cref="Model.ContainerModel{TTask}"/> of stubs for each class with tasks.</summary>
    public const string Containers = nameof(Containers);

    /// <summary>One <see cref="Model.DescriptorModel"/> for each task. Editors skip this stage and those behind it.</summary>
    public const string Descriptors = nameof(Descriptors);

    /// <summary>One <see cref="Model.ContainerModel{TTask}"/> of descriptors for each class with tasks.</summary>
    public const string Tables = nameof(Tables);

    /// <summary>One <see cref="Model.ExceptionModel"/> for each exception class of the user's.</summary>
    public const string Exceptions = nameof(Exceptions);

    /// <summary>One <see cref="Model.SharedCreationModel"/> for each call that shares a value.</summary>
    public const string SharedCreations = nameof(SharedCreations);

    /// <summary>The types whose values are shared.</summary>
    public const string SharedValues = nameof(SharedValues);

    /// <summary>One <see cref="Model.CodecFile"/> for each namespace with types that cross.</summary>
    public const string Codecs = nameof(Codecs);

    /// <summary>What the assembly's manifest says.</summary>
    public const string Manifest = nameof(Manifest);

    /// <summary>All stages that have a name.</summary>
    public static readonly string[] All = [Tasks, Language, Containers, Descriptors, Tables, Exceptions, SharedCreations, SharedValues, Codecs, Manifest];
}
