// A web API that evaluates what strangers send. A request may crash its worker; the API answers that request with an error, and goes on.
// dotnet run --project samples/WebApi
// curl -d "(1+2)*3" localhost:5000/evaluate
using PoolGen;
using WebApi;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);

// snippet: web-register
// One pool for the application's life: dependency injection makes it when it is first asked for, and disposes it at the end.
builder.Services.AddSingleton<IPool>(services => new ProcessPool(new ProcessPoolOptions
{
    Workers = 2,
    TaskTimeout = TimeSpan.FromSeconds(5),
    MaxQueuedTasks = 100,
    QueueFullMode = QueueFullMode.Throw,
    Output = WorkerOutput.Forward,
    LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
}));
// end snippet
builder.Services.AddHostedService<PoolWarmUp>();

WebApplication app = builder.Build();

// snippet: web-endpoint
app.MapPost("/evaluate", async (HttpRequest request, IPool pool, CancellationToken aborted) =>
{
    using var reader = new StreamReader(request.Body);
    string expression = await reader.ReadToEndAsync(aborted);
    try
    {
        return Results.Text($"{await pool.Work.Evaluate.ApplyAsync(expression, cancellationToken: aborted)}");
    }
    catch (FormatException e)
    {
        return Results.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
    }
    catch (WorkerLostException e)
    {
        return Results.Problem($"This expression ended its worker: {e.Reason}.", statusCode: StatusCodes.Status422UnprocessableEntity);
    }
    catch (TaskTimeoutException)
    {
        return Results.Problem("This expression takes too long.", statusCode: StatusCodes.Status422UnprocessableEntity);
    }
    catch (QueueFullException)
    {
        return Results.Problem("Too many requests are waiting.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
});
// end snippet

// snippet: web-health
app.MapGet("/health", (IPool pool) => pool.State == PoolState.Running ? Results.Text("healthy") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
// end snippet

app.Run();
