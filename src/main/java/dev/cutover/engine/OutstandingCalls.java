package dev.cutover.engine;

import dev.cutover.engine.context.CallTools;
import dev.cutover.engine.context.NextAction;
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
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls that are out, at most one for each thing that the engine is about. Each has a limit: when it has passed,
 * the call is given up, its thread interrupted, and whatever it says later is not listened to.
 */
final class OutstandingCalls {
    private final EngineSetup engineSetup;
    private final BiConsumer<String, List<Fact>> whenAnswered;
    private final Map<String, Out> out = new HashMap<>();

    /** A call that is out. */
    private static final class Out {
        private final NextAction.Call call;
        private final Instant deadline;
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

        /** What was captured so far; it counts even if the call is given up. */
        private List<Fact> facts() {
            synchronized (captured) {
                return new ArrayList<>(captured);
            }
        }
    }

    OutstandingCalls(EngineSetup engineSetup, BiConsumer<String, List<Fact>> whenAnswered) {
        this.engineSetup = engineSetup;
        this.whenAnswered = whenAnswered;
    }

    boolean isOut(String about) {
        return out.containsKey(about);
    }

    /** The steps that they are about. */
    Set<StepId> steps() {
        return out.values().stream().map(one -> one.call.step()).collect(Collectors.toSet());
    }

    boolean anyBut(String prefix) {
        for (var about : out.keySet()) {
            if (!about.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** When the next call is to be given up. */
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
                work -> beside(work, limit));
        started.work = engineSetup
                .engineTime()
                .start(call.kind(), () -> call.job().run(callTools), limit, done -> {
                    if (out.get(about) == started) {
                        out.remove(about);
                        whenAnswered.accept(about, facts(started, done));
                    }
                });
    }

    private EvidenceSink keeping(Out started, String source) {
        var call = started.call;
        return new EvidenceKeeper(
                engineSetup.secrets(), engineSetup.journal(), call.step(), call.attempt(), source, started::capture);
    }

    /** The end of such work is its job's to notice, not the engine's. */
    private Runnable beside(Runnable work, Duration limit) {
        var started = engineSetup.engineTime().start(Executors.callable(work), limit, done -> {});
        return started::interrupt;
    }

    private static List<Fact> facts(Out one, EngineTime.Done<List<Fact>> done) {
        var facts = one.facts();
        var trouble = done.trouble();
        var value = done.value();
        facts.addAll(value != null ? value : one.call.trouble().apply(new NextAction.Trouble(false, why(trouble))));
        return facts;
    }

    private static String why(@Nullable Throwable trouble) {
        if (trouble == null) {
            return "it gave no answer";
        }
        if (trouble instanceof LinkageError) {
            return "its connector does not fit this Cutover: " + trouble;
        }
        String message = trouble.getMessage();
        return message == null || message.isBlank() ? trouble.getClass().getSimpleName() : message;
    }

    /** Time has passed: tells what calls have reported of their progress and nobody has heard yet. */
    void tellProgress(Instant now) {
        for (var one : out.values()) {
            if (one.progress != null) {
                one.progress.passed(now);
            }
        }
    }

    /** Gives up what has run past its limit. */
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
                facts.addAll(one.call.trouble().apply(new NextAction.Trouble(true, why)));
                whenAnswered.accept(about, facts);
            }
        }
    }

    /** Interrupts the calls of a step; their ends are listened to. */
    void interrupt(StepId step) {
        out.values().stream().filter(one -> one.call.step().equals(step)).forEach(OutstandingCalls::interrupt);
    }

    private static void interrupt(Out one) {
        var work = one.work;
        if (work != null) {
            work.interrupt();
        }
    }
}
