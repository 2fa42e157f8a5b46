namespace PoolGen.Dashboard;

/// <summary>Who may see the dashboard, and what it shows.</summary>
/// <remarks>Read when the dashboard is mapped; later changes have no effect.</remarks>
public sealed class PoolDashboardOptions
{
    /// <summary>
    /// Serves requests from other machines without authorization, too. Default: false. Whoever reaches the application then sees the pools, their tasks and
    /// the messages of failures. The application's own host filtering decides which host names are allowed.
    /// </summary>
    public bool AllowRemote { get; set; }

    /// <summary>
    /// Host names besides localhost and the loopback addresses under which the dashboard may be asked for, without port. Any other name is refused: a web page could
    /// point its own name to this machine. Not used with authorization or <see cref="AllowRemote"/>.
    /// </summary>
    public ICollection<string> AllowedHosts { get; } = [];

    /// <summary>Shows no messages, stack traces and error output, which may hold users' data. Types of exceptions and names of tasks remain. Default: false.</summary>
    public bool HideMessages { get; set; }
}
