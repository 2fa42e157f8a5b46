// Each test starts processes: two at a time only make each other slow.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
