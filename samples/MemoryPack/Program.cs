using Bookshop;
using PoolGen;

using ProcessPool pool = new(workers: 1);

// A type of MemoryPack's inside a list, a tuple and a plain type: MemoryPack writes it, PoolGen what is around it.
Book book = new("On pools", 2026) { Notes = "kept by MemoryPack, though private to set" };
Shelf back = pool.Work.Sort.Apply(new Shelf { Name = "left", Books = [book, new Book("Aunts", 1990)], Best = (1, book) });
Console.WriteLine(string.Join(", ", back.Books.Select(static b => $"{b.Title} ({b.Year})")));
Console.WriteLine(back.Best.Book.Notes);
Console.WriteLine($"written {Book.Written} times here, read {pool.Work.CountReads.Apply()} times in the worker");

// A union of MemoryPack's, and the same bytes from either codec.
Console.WriteLine(((Circle)pool.Work.Grow.Apply(new Circle { Radius = 2 })).Radius);
bool same = MemoryPack.MemoryPackSerializer.Serialize(new Marked { Id = 1, Text = "x" }).AsSpan().SequenceEqual(pool.Work.BytesOf.Apply(new Plain { Id = 1, Text = "x" }));
Console.WriteLine($"same bytes: {same}");
