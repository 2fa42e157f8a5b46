namespace PoolGen.FaultTests.Matrix;

/// <summary>Every place in the parent where a pool calls code of the user's.</summary>
internal static class ForeignRows
{
    private const string Caller = "the caller's, within the call";
    private const string Source = "the stream's own (\"PoolGen source\")";
    private const string ThreadPool = "thread pool";
    private const string Waiting = "thread pool, or the thread that waits for the result";
    private const string Callbacks = "thread pool, or the thread that waits for the result; for a wait of limited time one of its own (\"PoolGen callbacks\") where the thread pool has none free";

    internal static IReadOnlyList<ForeignRow> All { get; } =
    [
        new("a map's source: `GetEnumerator`, `MoveNext`, `Current`, `Dispose`", Caller, "it is the map's failure, as it is", "Source_of_a_map_runs_on_the_callers_thread_and_its_exception_is_the_maps"),
        new("a stream's source: the same", Source, "the stream gives every item before it, then throws it", "Source_of_a_stream_runs_on_its_own_thread_and_its_exception_comes_after_every_item_before_it"),
        new("`Dispose` of the source of a stream that was left", Source, "ignored: nobody reads the stream any more", "Source_of_a_stream_that_was_left_may_throw_while_it_is_disposed_of"),
        new("an async source: `GetAsyncEnumerator`, `MoveNextAsync`, `Current`, `DisposeAsync`", "thread pool, or where the source resumes", "the stream gives every item before it, then throws it", "Async_source_runs_on_the_thread_pool_and_its_exception_comes_after_every_item_before_it"),
        new("registrations on the token that an async source is given", ThreadPool, "ignored", "Registration_on_an_async_sources_token_runs_on_the_thread_pool_and_may_throw"),
        new("arguments of a call while they are encoded: getters, enumerators, `Lazy<T>` factories, `MemoryManager<T>`", Caller, "`PayloadException` with it inside, as the call's failure", "Members_of_a_calls_arguments_run_on_the_callers_thread_and_their_exception_ends_the_call"),
        new("items of a map while they are encoded: the same without memory", Waiting, "`PayloadException` for that item", "Members_of_a_maps_items_run_on_the_thread_pool_and_their_exception_ends_that_item"),
        new("`MemoryManager<T>` of a map's items", Waiting, "`PayloadException` for that item", "Memory_that_somebody_else_manages_is_read_off_the_readers_threads_and_without_the_lock"),
        new("items of a stream while they are encoded", "the source's", "`PayloadException` for that item", "Members_of_a_streams_items_run_on_the_sources_thread_and_their_exception_ends_that_item"),
        new("arguments of an initializer while they are encoded", "the one that constructs the pool", "the constructor throws `PayloadException`", "Members_of_an_initializers_arguments_run_in_the_pools_constructor_which_throws"),
        new("results while they are read: constructors, setters", Waiting, "`PayloadException` for that item", "Constructor_of_a_result_runs_on_the_thread_pool_or_where_it_is_waited_for_and_its_exception_ends_the_item"),
        new("keys of sets and dictionaries in results: `GetHashCode`, `Equals`, `CompareTo`", Waiting, "`PayloadException` for that item", "Comparing_of_a_results_keys_runs_on_the_thread_pool_or_where_it_is_waited_for_and_its_exception_ends_the_item"),
        new("constructors of exceptions that are rebuilt", Waiting, "the failure is a `RemoteTaskException` instead", "Constructor_of_an_exception_runs_on_the_thread_pool_or_where_it_is_waited_for_and_if_it_throws_the_failure_is_described_instead"),
        new("members of exceptions that were rebuilt: `Message`, `Data`", Waiting, "the failure goes without what they would have said", "Members_of_an_exception_that_throw_cost_nothing_but_what_they_would_have_said"),
        new("members of exceptions that the user's code threw here", Caller, "the failure goes without what they would have said", "Exception_of_a_getter_that_cannot_say_what_is_wrong_ends_its_item_all_the_same"),
        new("`AssemblyLoadContext.Resolving`, `AppDomain.AssemblyResolve`, for the assembly of an exception", Waiting, "the failure is a `RemoteTaskException` instead", "Handler_that_cannot_resolve_an_exceptions_assembly_leaves_the_failure_described"),
        new("callbacks", Callbacks, "nothing changes about the result; it is in `CallbackException`", "Callback_runs_on_the_thread_pool_and_its_exception_stops_nothing"),
        new("error callbacks", Callbacks, "nothing changes about the result; it is in `CallbackException`", "Error_callback_runs_on_the_thread_pool_and_its_exception_stops_nothing"),
        new("`CallOptions.RetryWhen`", "a thread of its own (\"PoolGen retries\"), one failure after the other", "the item ends with its failure", "Question_about_a_retry_runs_on_its_own_thread_and_if_it_throws_the_failure_stays"),
        new("`IProgress<MapProgress>` handlers", Callbacks, "ignored", "Progress_handler_of_a_map_runs_on_the_thread_pool_and_its_exception_is_ignored"),
        new("`IProgress<T>` handlers of a task", Callbacks, "ignored", "Progress_handler_of_a_task_runs_on_the_thread_pool_and_its_exception_is_ignored"),
        new("constructors of what a task reports", Callbacks, "that report is ignored", "Constructor_of_what_a_task_reports_runs_on_the_thread_pool_and_its_exception_is_ignored"),
        new("`SynchronizationContext.Post`", ThreadPool, "the continuation runs on the thread pool instead", "Context_that_takes_nothing_is_asked_once_and_the_continuation_runs_on_the_thread_pool"),
        new("`SynchronizationContext.Post` that blocks", ThreadPool, "it blocks nobody else's result", "Context_whose_Post_blocks_stops_nobody_elses_result"),
        new("`TaskScheduler.QueueTask`", ThreadPool, "the continuation runs on the thread pool instead", "Scheduler_that_takes_nothing_is_asked_once_and_the_continuation_runs_on_the_thread_pool"),
        new("continuations after `await`", "the context's or scheduler's, else thread pool", "it is the awaiting method's own", "Continuation_without_a_context_runs_on_the_thread_pool_and_may_block"),
        new("`CancellationTokenSource.Cancel` of the user's, which calls the pool", "the one that cancels", "`Cancel` hears nothing of what callbacks, contexts and sources throw", "Token_fires_on_the_thread_that_cancels_and_hears_nothing_of_what_others_throw"),
        new("`ILoggerFactory.CreateLogger`", "the one that constructs the pool", "the constructor throws it, and leaves nothing", "Logger_factory_runs_in_the_pools_constructor_which_throws_and_leaves_nothing"),
        new("`ILogger.Log` of workers' output", "that worker's output (\"PoolGen output\")", "that line is lost", "Logger_runs_on_the_thread_of_a_workers_output_and_its_exception_costs_that_line"),
        new("`ILogger.Log` of the pool's events", "thread pool; one of its own (\"PoolGen logs\") where the thread pool has none free", "that event is lost", "Logger_of_the_pools_events_runs_on_the_thread_pool_and_its_exception_costs_that_event"),
        new("`ILogger.Log` of what tasks log", "thread pool; one of its own (\"PoolGen logs\") where the thread pool has none free; in process the task's", "that entry is lost", "Logger_of_what_tasks_log_runs_on_the_thread_pool_and_its_exception_costs_that_entry"),
        new("`ILoggerFactory.CreateLogger`, `ILogger.IsEnabled` for a task", "the one that submits the task first; a timer's, twice a second", "that task logs nothing", "Logger_factory_is_asked_for_a_tasks_category_where_the_task_is_submitted_and_its_exception_costs_the_tasks_entries"),
        new("`TimeProvider.CreateTimer`", "the one that constructs the pool", "the constructor throws it, and leaves nothing", "Clock_whose_timer_cannot_be_had_makes_the_pools_constructor_throw_and_leaves_nothing"),
        new("`TimeProvider.GetTimestamp`, `ITimer.Change`", "any, also under the pool's lock: it must not wait", "the last time stands; a timer of the system's takes over", "Clock_that_throws_while_the_pool_works_costs_nothing_but_its_time_limits_precision"),
    ];
}
