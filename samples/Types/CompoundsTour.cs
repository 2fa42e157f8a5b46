using PoolGen;

namespace Types;

/// <summary>Sends one value of each type to a worker: tuples and the sample's own types.</summary>
internal static class CompoundsTour
{
    public static void Run(IPool pool, Tour tour)
    {
        CompoundsTasks tasks = new(pool);
        tour.Send<KeyValuePair<string, int>>("KeyValuePair<string, int>", new("k", 2), tasks.KeyValuePair.Apply);
        tour.Send<KeyValuePair<byte, bool>>("KeyValuePair<byte, bool>", new(1, true), tasks.UnmanagedPair.Apply);
        tour.Send<ValueTuple<string>>("ValueTuple<string>", new("one"), tasks.ValueTuple1.Apply);
        tour.Send<(byte, int?)>("(byte, int?)", ((byte)1, 2), tasks.ValueTuple2.Apply);
        tour.Send<(int, string, bool)>("(int, string, bool)", (1, "b", true), tasks.ValueTuple3.Apply);
        tour.Send<(int, string, int, string)>("(int, string, int, string)", (1, "b", 3, "d"), tasks.ValueTuple4.Apply);
        tour.Send<(int, string, int, string, int)>("(int, string, int, string, int)", (1, "b", 3, "d", 5), tasks.ValueTuple5.Apply);
        tour.Send<(int, string, int, string, int, string)>("(int, string, int, string, int, string)", (1, "b", 3, "d", 5, "f"), tasks.ValueTuple6.Apply);
        tour.Send<(int, string, int, string, int, string, int)>("(int, string, int, string, int, string, int)", (1, "b", 3, "d", 5, "f", 7), tasks.ValueTuple7.Apply);
        tour.Send<(int, string, int, string, int, string, int, string, int)>("(int, string, int, string, int, string, int, string, int)", (1, "b", 3, "d", 5, "f", 7, "h", 9), tasks.ValueTuple9.Apply);
        tour.Send<Tuple<int>>("Tuple<int>", new(1), tasks.Tuple1.Apply);
        tour.Send<Tuple<int, string>>("Tuple<int, string>", new(1, "b"), tasks.Tuple2.Apply);
        tour.Send<Tuple<int, string, int>>("Tuple<int, string, int>", new(1, "b", 3), tasks.Tuple3.Apply);
        tour.Send<Tuple<int, string, int, string>>("Tuple<int, string, int, string>", new(1, "b", 3, "d"), tasks.Tuple4.Apply);
        tour.Send<Tuple<int, string, int, string, int>>("Tuple<int, string, int, string, int>", new(1, "b", 3, "d", 5), tasks.Tuple5.Apply);
        tour.Send<Tuple<int, string, int, string, int, string>>("Tuple<int, string, int, string, int, string>", new(1, "b", 3, "d", 5, "f"), tasks.Tuple6.Apply);
        tour.Send<Tuple<int, string, int, string, int, string, int>>("Tuple<int, string, int, string, int, string, int>", new(1, "b", 3, "d", 5, "f", 7), tasks.Tuple7.Apply);
        tour.Send<Tuple<int, string, int, string, int, string, int, Tuple<int>>>("Tuple<int, string, int, string, int, string, int, Tuple<int>>", new(1, "b", 3, "d", 5, "f", 7, new(8)), tasks.Tuple8.Apply);
        tour.Send<Order>("Order", new Order(7, "Ada", [new Line("pen", 2, 1.50m), new Line("ink", 1, 9m)]), tasks.Record.Apply, static v => v with { Lines = [] });
        tour.Send<Tree>("Tree", new Tree { Value = 1, Children = [new() { Value = 2 }] }, tasks.Tree.Apply, static v => (v.Value, v.Children.Count, v.Children[0].Value));
        tour.Send<Point>("Point", new Point { X = 1, Y = 2 }, tasks.Struct.Apply, static v => (v.X, v.Y));
        tour.Send<Labelled<string>>("Labelled<string>", new Labelled<string>(3, "three"), tasks.Labelled.Apply);
        tour.Send<Shape>("Shape", new Circle { Radius = 2 }, tasks.Union.Apply, static v => ((Circle)v).Radius);
        tour.Send<Circle>("Circle", new Circle { Name = "c", Radius = 3 }, tasks.Inherited.Apply, static v => (v.Name, v.Radius));
        tour.Send<Account>("Account", new Account(5) { Owner = "Ada", Note = "n", Secret = "stays" }, tasks.Required.Apply, static v => (v.Id, v.Owner, v.Note));
    }
}
