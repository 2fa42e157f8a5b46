using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A command on its way: it is sent again until it is answered, or its session is over.</summary>
internal sealed class SimulatedCall(HostCommand command)
{
    internal HostCommand Command => command;

    internal bool IsAnswered { get; set; }

    public override string ToString() => $"{command.Kind} {command.Session}.{command.Operation?.Number ?? command.Take?.Number ?? 0}";
}
