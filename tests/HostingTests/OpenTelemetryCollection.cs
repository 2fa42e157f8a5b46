namespace PoolGen.HostingTests;

/// <summary>Tests of what OpenTelemetry exports, beside which no other host runs: the meters of all hosts have one name, and where one is disposed OpenTelemetry forgets the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OpenTelemetryCollection
{
    internal const string Name = "OpenTelemetry";
}
