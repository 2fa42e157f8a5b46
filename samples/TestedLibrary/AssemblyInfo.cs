using System.Runtime.CompilerServices;

// So that the tests can call the tasks by themselves, too.
[assembly: InternalsVisibleTo("TestedLibrary.Tests")]
