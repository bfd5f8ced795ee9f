package dev.cutover.engine.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Threads that each run one job after the other. Confined to the thread that hands out the jobs, but for closing. */
final class WorkerPool {
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** One of the threads. */
    final class Worker implements Runnable {
        private final TurnToken work = new TurnToken();
        private volatile Runnable job = () -> {};

        private void begin(Runnable next) {
            job = next;
            work.pass();
        }

        @Override
        public void run() {
            try {
                while (!closed) {
                    work.take();
                    job.run();
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs a job, which must not throw, on an idle thread. */
    Worker run(Runnable job) {
        var worker = idle.isEmpty() ? hire() : idle.pop();
        worker.begin(job);
        return worker;
    }

    /** Its job is at its end, or about to be. */
    void isFree(Worker worker) {
        idle.push(worker);
    }

    private Worker hire() {
        var worker = new Worker();
        var thread = new Thread(worker, "virtual-work");
        thread.setDaemon(true);
        synchronized (threads) {
            threads.add(thread);
        }
        thread.start();
        return worker;
    }

    /** Jobs under way are interrupted; their threads end with them. */
    void close() {
        closed = true;
        synchronized (threads) {
            threads.forEach(Thread::interrupt);
        }
    }
}
