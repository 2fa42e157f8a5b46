// What this machine can do at best, in the workloads of ../../Workloads: limits processes|memcpy P1 20000.
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { workers = 2, batches = 20, rounds = 7 };

typedef struct { uint32_t seed; int64_t steps; } task;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static void require(int condition, const char *what) {
    if (condition) return;
    perror(what);
    exit(1);
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count) {
    qsort(values, count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void read_all(int socket, void *target, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t got = read(socket, (char *)target + done, size - done);
        require(got > 0, "read");
        done += got;
    }
}

static void write_all(int socket, const void *source, size_t size) {
    for (size_t done = 0; done < size;) {
        ssize_t put = write(socket, (const char *)source + done, size - done);
        require(put > 0, "write");
        done += put;
    }
}

// A child at the other end of a socket, in blocking reads and writes.
static int child(pid_t *pid, void (*serve)(int, size_t), size_t size) {
    int ends[2];
    require(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
    *pid = fork();
    require(*pid >= 0, "fork");
    if (*pid == 0) {
        close(ends[0]);
        serve(ends[1], size);
        _exit(0);
    }
    close(ends[1]);
    return ends[0];
}

static void serve_increments(int socket, size_t size) {
    int x;
    while (read(socket, &x, size) == (ssize_t)size) {
        x++;
        write_all(socket, &x, size);
    }
}

static int ping(int socket, int x) {
    write_all(socket, &x, sizeof x);
    read_all(socket, &x, sizeof x);
    return x;
}

static void round_trips(int calls) {
    pid_t pid;
    int socket = child(&pid, serve_increments, sizeof(int));
    for (int i = 0; i < calls / 10; i++) ping(socket, i);
    double times[batches];
    double total = 0;
    int batch = calls / batches;
    for (int b = 0; b < batches; b++) {
        double start = now();
        for (int i = b * batch; i < (b + 1) * batch; i++) total += ping(socket, i);
        times[b] = (now() - start) * 1e6 / batch;
    }
    close(socket);
    waitpid(pid, NULL, 0);
    double middle = median(times, batches);
    printf("{\"workload\":\"P1\",\"count\":%d,\"answer\":%.0f,\"figures\":{\"median\":%.4f,\"min\":%.4f}}\n", batch * batches, total, middle, times[0]);
}

// Receives all, then sends all, as a worker does that echoes.
static void serve_echoes(int socket, size_t size) {
    char *buffer = malloc(size);
    require(buffer != NULL, "malloc");
    for (int i = 0; i < rounds + 1; i++) {
        read_all(socket, buffer, size);
        write_all(socket, buffer, size);
    }
    free(buffer);
}

static void payload(int mebibytes, int through_socket) {
    size_t size = (size_t)mebibytes << 20;
    unsigned char *source = malloc(size), *middle = malloc(size), *target = malloc(size);
    require(source && middle && target, "malloc");
    for (size_t i = 0; i < size; i++) source[i] = (unsigned char)(i * 31 ^ i >> 8);
    memset(middle, 1, size);
    memset(target, 1, size);
    pid_t pid = 0;
    int socket = through_socket ? child(&pid, serve_echoes, size) : -1;
    double speeds[rounds];
    int equal = 0;
    for (int i = -1; i < rounds; i++) {
        double start = now();
        if (through_socket) {
            write_all(socket, source, size);
            read_all(socket, target, size);
        } else {
            memcpy(middle, source, size);
            memcpy(target, middle, size);
        }
        double seconds = now() - start;
        if (i < 0) continue;
        speeds[i] = 2.0 * size / seconds / 1e9;
        equal += memcmp(source, target, size) == 0;
        memset(target, i, size);
    }
    if (through_socket) {
        close(socket);
        waitpid(pid, NULL, 0);
    }
    // Bytes are bytes: what they are of makes no difference here.
    double speed = median(speeds, rounds);
    printf("{\"workload\":\"P4\",\"count\":%d,\"answer\":%d,\"figures\":{\"bytes\":%.4f,\"doubles\":%.4f}}\n", 2 * rounds, 2 * equal, speed, speed);
}

static uint32_t spin(uint32_t seed, int64_t steps) {
    for (int64_t i = 0; i < steps; i++) seed = seed * 1664525u + 1013904223u;
    return seed;
}

static double serial(const task *tasks, int count) {
    static volatile uint32_t sink;
    double start = now();
    for (int i = 0; i < count; i++) sink = spin(tasks[i].seed, tasks[i].steps);
    return now() - start;
}

// Two processes take one task after the other from a common counter: nothing schedules better without knowing the lengths.
static double speed_up(const task *tasks, int count, double *sum) {
    size_t size = sizeof(int) + count * sizeof(uint32_t);
    int *next = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    require(next != MAP_FAILED, "mmap");
    uint32_t *results = (uint32_t *)(next + 1);
    double before = serial(tasks, count);
    double start = now();
    pid_t pids[workers];
    for (int w = 0; w < workers; w++) {
        pids[w] = fork();
        require(pids[w] >= 0, "fork");
        if (pids[w] != 0) continue;
        for (int i; (i = __atomic_fetch_add(next, 1, __ATOMIC_RELAXED)) < count;) results[i] = spin(tasks[i].seed, tasks[i].steps);
        _exit(0);
    }
    for (int w = 0; w < workers; w++) waitpid(pids[w], NULL, 0);
    double together = now() - start;
    for (int i = 0; i < count; i++) *sum += results[i];
    munmap(next, size);
    return (before + serial(tasks, count)) / 2 / together;
}

static int steps_per_millisecond(void) {
    const int probe = 2000000;
    double best = 1e9;
    for (int i = 0; i < 50; i++) {
        task one = {i, probe};
        double seconds = serial(&one, 1);
        if (seconds < best) best = seconds;
    }
    return (int)(probe / (best * 1e3));
}

static void computing(int milliseconds) {
    static const int lengths[] = {1, 10, 100};
    int steps = steps_per_millisecond();
    double ratios[3], answer = 0;
    for (int l = 0; l < 3; l++) {
        int count = milliseconds / lengths[l];
        task *tasks = malloc(count * sizeof *tasks);
        for (int i = 0; i < count; i++) tasks[i] = (task){i, (int64_t)steps * lengths[l]};
        ratios[l] = speed_up(tasks, count, &answer);
        free(tasks);
    }
    printf("{\"workload\":\"P6\",\"count\":%d,\"answer\":%.0f,\"figures\":{\"steps\":%d,\"1ms\":%.4f,\"10ms\":%.4f,\"100ms\":%.4f}}\n",
        milliseconds, answer, steps, ratios[0], ratios[1], ratios[2]);
}

static void skewed(int count) {
    const int steps = 200000;
    task *tasks = malloc(count * sizeof *tasks);
    for (int i = 0; i < count; i++) tasks[i] = (task){i, i % 100 == i / 100 * 37 % 100 ? (int64_t)steps * 100 : steps};
    steps_per_millisecond();
    double answer = 0;
    double ratio = speed_up(tasks, count, &answer);
    printf("{\"workload\":\"P7\",\"count\":%d,\"answer\":%.0f,\"figures\":{\"steps\":%d,\"schedule\":%.4f}}\n", count, answer, steps, workers / ratio);
}

static void fill(uint32_t seed, unsigned char *pixels, int length) {
    for (int i = 0; i < length; i++) {
        seed = seed * 1664525u + 1013904223u;
        pixels[i] = seed & 7;
    }
}

// Two processes fill rows of new shared memory, one after the other from a common counter: what the system lets shared memory reach.
static void image(int mebibytes) {
    const int row = 64 * 1024, image_rounds = 5;
    size_t size = (size_t)mebibytes << 20;
    int rows = size / row;
    double rates[5], answer = 0;
    for (int r = -1; r < image_rounds; r++) {
        double start = now();
        int *next = mmap(NULL, sizeof *next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        unsigned char *pixels = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        require(next != MAP_FAILED && pixels != MAP_FAILED, "mmap");
        pid_t pids[workers];
        for (int w = 0; w < workers; w++) {
            pids[w] = fork();
            require(pids[w] >= 0, "fork");
            if (pids[w] != 0) continue;
            for (int i; (i = __atomic_fetch_add(next, 1, __ATOMIC_RELAXED)) < rows;) fill(i, pixels + (size_t)i * row, row);
            _exit(0);
        }
        for (int w = 0; w < workers; w++) waitpid(pids[w], NULL, 0);
        if (r >= 0) rates[r] = size / ((now() - start) * 1e6);
        answer = 0;
        for (size_t i = 0; i < size; i++) answer += pixels[i];
        munmap(pixels, size);
        munmap(next, sizeof *next);
    }
    printf("{\"workload\":\"P15\",\"count\":%d,\"answer\":%.0f,\"figures\":{\"rate\":%.4f}}\n", rows, answer, median(rates, image_rounds));
}

int main(int argc, char **argv) {
    require(argc == 4, "limits processes|memcpy P1|P4|P6|P7|P15 scale");
    int scale = atoi(argv[3]);
    if (strcmp(argv[2], "P1") == 0) round_trips(scale);
    else if (strcmp(argv[2], "P4") == 0) payload(scale, strcmp(argv[1], "processes") == 0);
    else if (strcmp(argv[2], "P6") == 0) computing(scale);
    else if (strcmp(argv[2], "P7") == 0) skewed(scale);
    else if (strcmp(argv[2], "P15") == 0) image(scale);
    else return 2;
    return 0;
}
