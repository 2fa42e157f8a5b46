// Neither nullable references nor implicit usings are on here.
using System;
using System.IO;
using System.Linq;
using System.Threading;
using PoolGen;

namespace Consumer
{
    public class Job
    {
        public string Name { get; set; }

        public string[] Places { get; set; }
    }

    public static class Work
    {
        [PoolTask]
        public static int Square(int x) => x * x;

        [PoolTask]
        public static int Meet(Job job)
        {
            File.WriteAllText(Path.Combine(job.Places[0], job.Name), "");
            return SpinWait.SpinUntil(() => Directory.GetFiles(job.Places[0]).Length == 2, TimeSpan.FromMinutes(1)) ? Environment.ProcessId : -1;
        }
    }

    public static class Program
    {
        public static void Main()
        {
            Console.WriteLine($"parent {Environment.ProcessId}");
            using (var pool = new ProcessPool(workers: 2))
            {
                Console.WriteLine($"squares {string.Join(" ", pool.Work.Square.Map(Enumerable.Range(0, 10)))}");
                string[] places = { Directory.CreateTempSubdirectory().FullName };
                Job[] jobs = { new Job { Name = "a", Places = places }, new Job { Name = "b", Places = places } };
                Console.WriteLine($"workers {string.Join(" ", pool.Work.Meet.Map(jobs, chunkSize: 1))}");
                Directory.Delete(places[0], recursive: true);
            }
        }
    }
}
