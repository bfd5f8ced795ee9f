package dev.cutover.engine;

import dev.cutover.engine.context.CallScope;
import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.WorkFolders;
import dev.cutover.engine.effect.EvidenceKeeper;
import dev.cutover.engine.effect.EvidenceStorage;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.model.StepId;
import dev.cutover.run.fact.EvidenceFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.spi.EvidenceSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls under way, at most one for each topic of the engine. Each has a time limit: when it has passed, the call is
 * abandoned, its thread is interrupted, and a later answer is ignored. Not thread-safe.
 */
final class OutstandingCalls {
    private final EngineSetup engineSetup;
    private final EvidenceStorage evidenceStorage;
    private final BiConsumer<String, List<Fact>> whenAnswered;
    private final WorkFolders workFolders;
    private final Map<String, Out> out = new HashMap<>();

    /** A call under way. */
    private static final class Out {
        private final NextAction.Call call;
        private volatile Instant deadline;
        private final List<EvidenceFact> captured = new ArrayList<>();
        private @Nullable CallProgress progress;
        private EngineTime.@Nullable Work work;

        private Out(NextAction.Call call, Instant deadline) {
            this.call = call;
            this.deadline = deadline;
        }

        private void capture(EvidenceFact fact) {
            synchronized (captured) {
                captured.add(fact);
            }
        }

        /** What was captured so far; it counts even if the call is abandoned. */
        private List<Fact> facts() {
            synchronized (captured) {
                return new ArrayList<>(captured);
            }
        }
    }

    OutstandingCalls(EngineSetup engineSetup, WorkFolders workFolders, BiConsumer<String, List<Fact>> whenAnswered) {
        this.engineSetup = engineSetup;
        this.evidenceStorage = engineSetup.evidenceStorage();
        this.workFolders = workFolders;
        this.whenAnswered = whenAnswered;
    }

    /** Whether the topic has one under way or about to start. */
    boolean isOut(String about, Map<String, NextAction.Call> queued) {
        return out.containsKey(about) || queued.containsKey(about);
    }

    /** The steps that they and those about to start belong to, but for topics of that prefix. */
    Set<StepId> stepsBut(String prefix, Map<String, NextAction.Call> queued) {
        return steps(about -> !about.startsWith(prefix), queued);
    }

    /**
     * The next action of a step, which makes no call while a topic of that prefix has one under way that belongs to the
     * step: a rollback has to know what came of a step that goes on beside it, and one of the two asks the system.
     */
    NextAction unlessAsked(String prefix, StepId step, NextAction nextAction, Map<String, NextAction.Call> queued) {
        boolean isAsked = nextAction instanceof NextAction.Call
                && steps(about -> about.startsWith(prefix), queued).contains(step);
        return isAsked ? new NextAction.Wait(null) : nextAction;
    }

    private Set<StepId> steps(Predicate<String> topics, Map<String, NextAction.Call> queued) {
        var calls = new HashMap<>(queued);
        out.forEach((about, one) -> calls.put(about, one.call));
        return calls.entrySet().stream()
                .filter(one -> topics.test(one.getKey()))
                .map(one -> one.getValue().step())
                .collect(Collectors.toSet());
    }

    boolean anyBut(String prefix) {
        for (var about : out.keySet()) {
            if (!about.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** When the next call reaches its limit. */
    Optional<Instant> nextDeadline() {
        Instant next = null;
        for (var one : out.values()) {
            next = next == null || one.deadline.isBefore(next) ? one.deadline : next;
        }
        return Optional.ofNullable(next);
    }

    void start(String about, NextAction.Call call, long fence) {
        var limit = engineSetup.engineTime().patience(call.limit());
        var deadline = engineSetup.engineTime().now().plus(limit);
        var started = new Out(call, deadline);
        out.put(about, started);
        var progress = new CallProgress(engineSetup, call, () -> out.get(about) == started);
        started.progress = progress;
        var callTools = new CallTools(
                engineSetup.engineTime(),
                fence,
                deadline,
                call.source(),
                source -> keeping(started, source),
                progress,
                workFolders,
                work -> beside(call, work, limit),
                () -> restart(started, limit));
        started.work = engineSetup
                .engineTime()
                .start(call.kind(), () -> scoped(call, () -> call.job().run(callTools)), limit, done -> {
                    if (out.get(about) == started) {
                        out.remove(about);
                        whenAnswered.accept(about, facts(started, done));
                    }
                });
    }

    /** On the job's own thread; the engine sees the new deadline when it looks next. */
    private Instant restart(Out started, Duration limit) {
        var until = engineSetup.engineTime().now().plus(limit);
        started.deadline = until;
        return until;
    }

    private EvidenceSink keeping(Out started, String source) {
        var call = started.call;
        return new EvidenceKeeper(evidenceStorage, call.step(), call.attempt(), source, started::capture);
    }

    /** The job itself notices the end of such work, not the engine. */
    private Runnable beside(NextAction.Call call, Runnable work, Duration limit) {
        var job = Executors.callable(work);
        var started = engineSetup.engineTime().start(() -> scoped(call, job), limit, done -> {});
        return started::interrupt;
    }

    /** Whoever looks at calls of systems can tell whom this one is for. */
    private <T> T scoped(NextAction.Call call, Callable<T> job) throws Exception {
        var subject = new CallScope.Subject(call.step(), call.attempt(), call.source());
        var leave = engineSetup.connectedSystems().scope().enter(subject);
        try {
            return job.call();
        } finally {
            leave.run();
        }
    }

    private static List<Fact> facts(Out one, EngineTime.Done<List<Fact>> done) {
        var facts = one.facts();
        var trouble = done.trouble();
        var value = done.value();
        facts.addAll(value != null ? value : one.call.trouble().apply(trouble(trouble)));
        return facts;
    }

    private static NextAction.Trouble trouble(@Nullable Throwable trouble) {
        var kind = trouble instanceof InterruptedException
                ? NextAction.Trouble.Kind.BROKEN_OFF
                : NextAction.Trouble.Kind.FAILED;
        return new NextAction.Trouble(kind, why(trouble));
    }

    private static String why(@Nullable Throwable trouble) {
        if (trouble == null) {
            return "no answer";
        }
        if (trouble instanceof LinkageError) {
            return "its connector does not work with this version of Cutover: " + trouble;
        }
        String message = trouble.getMessage();
        return message == null || message.isBlank() ? trouble.getClass().getSimpleName() : message;
    }

    /** Time has passed: reports the progress that was held back by the rate limit. */
    void tellProgress(Instant now) {
        for (var one : out.values()) {
            if (one.progress != null) {
                one.progress.passed(now);
            }
        }
    }

    /** Abandons calls that have passed their limit. */
    void giveUpLate(Instant now) {
        var next = nextDeadline();
        if (next.isEmpty() || now.isBefore(next.orElseThrow())) {
            return;
        }
        for (var about : List.copyOf(out.keySet())) {
            var one = out.get(about);
            if (one != null && !now.isBefore(one.deadline)) {
                out.remove(about);
                interrupt(one);
                String why = "no answer within " + one.call.limit().toSeconds() + " s";
                var facts = one.facts();
                facts.addAll(one.call.trouble().apply(new NextAction.Trouble(NextAction.Trouble.Kind.TIMED_OUT, why)));
                whenAnswered.accept(about, facts);
            }
        }
    }

    /** Interrupts the calls of a step; their outcomes still count. */
    void interrupt(StepId step) {
        out.values().stream().filter(one -> one.call.step().equals(step)).forEach(OutstandingCalls::interrupt);
    }

    /** Interrupts the call of a topic; its outcome still counts. */
    void interrupt(String about) {
        Optional.ofNullable(out.get(about)).ifPresent(OutstandingCalls::interrupt);
    }

    private static void interrupt(Out one) {
        var work = one.work;
        if (work != null) {
            work.interrupt();
        }
    }
}
