Console.WriteLine("no pool any more");
