package dev.cutover.history.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.history.memory.RememberedDefinition.DefinedStep;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.plan.StepDuration;
import dev.cutover.plan.Timeline;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.fact.RunFact;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Reads pinned runbooks, each once however many runs have pinned it. Thread-safe. */
public final class RunbookDefinitions {
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A runbook, and what is remembered of it. */
    record Known(Runbook runbook, RememberedDefinition remembered) {
        /** Whether more than its name is known. */
        boolean isReadable() {
            return remembered.planned().isPresent();
        }
    }

    /** The remembered form of a runbook. */
    public static RememberedDefinition of(String digest, Runbook runbook) {
        var steps = new ArrayList<DefinedStep>();
        var timeline = Timeline.planned(runbook);
        runbook.steps()
                .forEach(step -> steps.add(step(step, timeline.of(step.id()).takes(), false)));
        runbook.rollback().map(RollbackProcedure::steps).orElse(List.of()).stream()
                .map(RollbackStep::step)
                .forEach(step -> steps.add(step(step, StepDuration.written(step), true)));
        return new RememberedDefinition(digest, Optional.of(timeline.ends().minus(timeline.begins())), steps);
    }

    Known of(RunFact.Created created) {
        return known.computeIfAbsent(digest(created), digest -> read(digest, created));
    }

    private static Known read(String digest, RunFact.Created created) {
        var pinned = PinnedRunbook.of(created);
        var remembered = pinned.trouble().isPresent()
                ? new RememberedDefinition(digest, Optional.empty(), List.of())
                : of(digest, pinned.runbook());
        return new Known(pinned.runbook(), remembered);
    }

    private static String digest(RunFact.Created created) {
        var pinned = created.pinned();
        return sha256(new TreeMap<>(created.params()) + "\n" + new TreeMap<>(pinned.parts()) + "\n"
                + pinned.isBeforeUnits() + "\n" + pinned.runbook() + "\n" + pinned.runbookText());
    }

    private static DefinedStep step(Step step, Duration planned, boolean ofRollback) {
        return new DefinedStep(
                step.id(),
                step.title(),
                step.work().kind(),
                planned,
                ofRollback,
                !ofRollback && isUndoable(step.work()),
                sha256(step.where() + "\n" + step.work()));
    }

    private static boolean isUndoable(Work work) {
        if (work instanceof Work.Action action) {
            return !(action.undo() instanceof Undo.None);
        } else if (work instanceof Work.Task task) {
            return task.undo().isPresent();
        } else if (work instanceof Work.Shift) {
            return true;
        } else if (work instanceof Work.Gate
                || work instanceof Work.Decision
                || work instanceof Work.Baseline
                || work instanceof Work.Observe
                || work instanceof Work.Notify
                || work instanceof Work.Capture
                || work instanceof Work.Wait
                || work instanceof Work.Reconcile) {
            return false;
        }
        throw new IllegalStateException("unknown whether a rollback does anything about " + work.getClass());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
