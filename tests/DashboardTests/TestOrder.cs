// A dashboard shows all pools of its process: with other tests' pools among them, no test could say what it has to show.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
