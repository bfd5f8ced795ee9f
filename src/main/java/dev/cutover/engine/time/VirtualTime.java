package dev.cutover.engine.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nothing else can happen. Jobs run one at a time, in the order in which they were started,
 * each until it ends or sleeps; so the same run gives the same record. A job that hangs in real time, which this clock
 * cannot see, is abandoned after its limit in real time, and so is its thread if it ignores the interrupt. A pure
 * computation runs on the engine's thread, and starts again on a thread of its own if it sleeps.
 */
public final class VirtualTime implements EngineTime {
    /** Generous, because a busy machine must not change the record. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final WorkerPool workerPool = new WorkerPool();
    // Not static: the job that a thread runs is a job of this clock, and a test has several.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Task> current = new ThreadLocal<>();

    private final ArrayDeque<Task> ready = new ArrayDeque<>();
    private final PriorityQueue<Task> sleeping =
            new PriorityQueue<>(Comparator.comparing((Task task) -> task.wakes).thenComparingLong(task -> task.order));
    private final boolean waitsForPeople;
    private volatile Instant now;
    private long order;

    /**
     * Virtual time from the given instant.
     *
     * @param waitsForPeople whether, with nothing left to happen, inputs may still come from outside; if not,
     *     {@link #await} throws instead of waiting for ever
     */
    public VirtualTime(Instant start, boolean waitsForPeople) {
        this.now = start;
        this.waitsForPeople = waitsForPeople;
    }

    /** Real time that an interrupted job gets before its thread is abandoned. */
    private static final long GRACE_MILLIS = 2_000;

    /** A job with its thread; {@code baton} is given to it to run, {@code back} by it when it stops running. */
    private static final class Task implements Work {
        private final TurnToken turnToken = new TurnToken();
        private final TurnToken back = new TurnToken();
        private final InterruptibleJob interruptibleJob = new InterruptibleJob();
        private final VirtualTime time;
        private final Duration limit;
        private final long order;
        private WorkerPool.@Nullable Worker worker;
        private volatile boolean interrupted;
        private volatile boolean finished;
        private Instant wakes = Instant.MAX;
        private Runnable body = () -> {};
        private Runnable abandon = () -> {};
        private @Nullable Runnable thought;
        private boolean sleeps;

        private Task(VirtualTime time, Duration limit, long order) {
            this.time = time;
            this.limit = limit;
            this.order = order;
        }

        /** The first outcome counts: an abandoned job may still end by itself. */
        private synchronized void end(Runnable tell) {
            if (!finished) {
                finished = true;
                tell.run();
            }
        }

        @Override
        public void interrupt() {
            interrupted = true;
            if (worker == null) {
                interruptibleJob.interrupt();
            }
            if (time.sleeping.remove(this)) {
                time.ready.add(this);
            }
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        var task = current.get();
        if (task == null) {
            throw new IllegalStateException("only a job can sleep on a virtual clock");
        }
        if (task.thought != null) {
            task.sleeps = true;
            throw new InterruptedException("it goes on elsewhere");
        }
        task.wakes = now.plus(duration);
        task.back.pass();
        task.turnToken.take();
        if (task.interrupted) {
            throw new InterruptedException("given up");
        }
    }

    @Override
    public void post(Runnable input) {
        inbox.add(input);
    }

    @Override
    public <T> Work start(Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        return start(Kind.ANY, job, limit, whenDone);
    }

    @Override
    public <T> Work start(Kind kind, Callable<T> job, Duration limit, Consumer<Done<T>> whenDone) {
        var task = new Task(this, limit, order++);
        task.body = () -> {
            current.set(task);
            Done<T> done = task.interruptibleJob.run(job);
            task.end(() -> post(() -> whenDone.accept(done)));
            task.back.pass();
        };
        var late = new TimeoutException("it did not end within " + limit.toSeconds() + " s of the wall's time");
        task.abandon = () -> task.end(() -> post(() -> whenDone.accept(new Done<>(null, late))));
        if (kind == Kind.THOUGHT) {
            task.thought = () -> think(task, job, whenDone);
        }
        ready.add(task);
        return task;
    }

    /** On the engine's own thread, because waking another takes longer than most such jobs. */
    private <T> void think(Task task, Callable<T> job, Consumer<Done<T>> whenDone) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        current.set(task);
        Done<T> done = thought(job);
        current.remove();
        if (task.sleeps) {
            // The job may have kept the interrupt that only moved it off this thread.
            if (Thread.interrupted() && interrupted) {
                Thread.currentThread().interrupt();
            }
            return;
        }
        if (done.trouble() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        task.end(() -> post(() -> whenDone.accept(done)));
    }

    private static <T> Done<T> thought(Callable<T> job) {
        try {
            return new Done<>(job.call(), null);
        } catch (Throwable trouble) {
            return new Done<>(null, trouble);
        }
    }

    @Override
    public List<Runnable> await(@Nullable Instant until) throws InterruptedException {
        var inputs = new ArrayList<Runnable>();
        while (true) {
            while (!ready.isEmpty()) {
                run(ready.remove());
            }
            inbox.drainTo(inputs);
            if (!inputs.isEmpty()) {
                return inputs;
            }
            var next = sleeping.peek();
            if (next != null && (until == null || !next.wakes.isAfter(until))) {
                sleeping.remove();
                now = next.wakes.isAfter(now) ? next.wakes : now;
                ready.add(next);
            } else if (until != null) {
                now = until.isAfter(now) ? until : now;
                return inputs;
            } else if (waitsForPeople) {
                inputs.add(inbox.take());
                return inputs;
            } else {
                throw new IllegalStateException("nothing can happen any more");
            }
        }
    }

    private void run(Task task) throws InterruptedException {
        var thought = task.thought;
        if (thought != null && !task.interrupted) {
            thought.run();
        }
        task.thought = null;
        if (!task.finished) {
            runBeside(task);
        }
    }

    private void runBeside(Task task) throws InterruptedException {
        var worker = task.worker;
        if (worker == null) {
            worker = workerPool.run(task.body);
            task.worker = worker;
        } else {
            task.turnToken.pass();
        }
        boolean isBack = endsOrSleeps(task);
        if (task.finished) {
            if (isBack) {
                workerPool.isFree(worker);
            }
        } else {
            if (task.interrupted) {
                ready.add(task);
            } else {
                sleeping.add(task);
            }
        }
    }

    /** Waits until the job has ended or sleeps. False if it did neither and was abandoned. */
    private static boolean endsOrSleeps(Task task) throws InterruptedException {
        if (task.back.take(Math.max(LEAST_PATIENCE.toMillis(), task.limit.toMillis()))) {
            return true;
        }
        task.interrupted = true;
        task.interruptibleJob.interrupt();
        if (task.back.take(GRACE_MILLIS)) {
            return true;
        }
        task.abandon.run();
        return false;
    }

    @Override
    public void close() {
        workerPool.close();
    }
}
