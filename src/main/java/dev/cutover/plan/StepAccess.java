package dev.cutover.plan;

import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.Measure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Traffic;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.model.reconcile.Side;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The systems that a step reads and changes. Its undo is not included.
 *
 * <p>All sets are in the order of the names.
 *
 * @param reads the systems that it only reads
 * @param writes the systems that it changes; one that it also reads is named here alone
 * @param messages the systems that send messages for it: any number of those may be under way at once
 * @param traffic the system that it gives traffic to
 */
public record StepAccess(
        Set<SystemId> reads, Set<SystemId> writes, Set<SystemId> messages, Optional<SystemId> traffic) {
    public StepAccess {
        reads = Collections.unmodifiableSortedSet(new TreeSet<>(reads));
        writes = Collections.unmodifiableSortedSet(new TreeSet<>(writes));
        messages = Collections.unmodifiableSortedSet(new TreeSet<>(messages));
    }

    /** What connectors declare of the operations of the systems that are bound to them. */
    @FunctionalInterface
    public interface Declared {
        /** Without declarations: every call counts as a write. */
        Declared NOTHING = (system, call) -> false;

        /** Whether this operation is declared to change nothing. */
        boolean reads(SystemId system, String call);
    }

    /** The access of a step of the phases or of the rollback. */
    public static StepAccess of(Step step, Runbook runbook, Declared declared) {
        var draft = new Draft(runbook, declared);
        draft.add(step.work());
        step.evidence().stream()
                .map(EvidenceRequest::system)
                .flatMap(Optional::stream)
                .forEach(draft.reads::add);
        draft.reads.removeAll(draft.writes);
        return new StepAccess(draft.reads, draft.writes, draft.messages, draft.traffic);
    }

    /** The state of {@link #of} while it reads. */
    private static final class Draft {
        private final Runbook runbook;
        private final Declared declared;
        private final Set<SystemId> reads = new TreeSet<>();
        private final Set<SystemId> writes = new TreeSet<>();
        private final Set<SystemId> messages = new TreeSet<>();
        private Optional<SystemId> traffic = Optional.empty();

        private Draft(Runbook runbook, Declared declared) {
            this.runbook = runbook;
            this.declared = declared;
        }

        private void add(Work work) {
            if (work instanceof Work.Action action) {
                (declared.reads(action.system(), action.call()) ? reads : writes).add(action.system());
                action.verify().map(Verify::call).ifPresent(call -> reads.add(action.system()));
            } else if (work instanceof Work.Shift shift) {
                measured(shift.guard()).forEach(reads::add);
                flow(runbook.traffic().get(shift.traffic()));
            } else if (work instanceof Work.Notify notify) {
                notify.via().ifPresent(messages::add);
            } else if (work instanceof Work.Reconcile reconcile) {
                Stream.of(Side.values()).map(reconcile::system).forEach(reads::add);
            } else {
                measured(required(work)).forEach(reads::add);
            }
        }

        private void flow(@org.jspecify.annotations.Nullable Traffic flow) {
            if (flow != null) {
                writes.add(flow.router());
                traffic = Optional.of(flow.to());
            }
        }

        private Stream<SystemId> measured(Collection<CriterionId> criteria) {
            return criteria.stream()
                    .flatMap(id -> Stream.ofNullable(runbook.criteria().get(id)))
                    .map(Criterion::measure)
                    .flatMap(measure -> asked(measure, runbook).stream());
        }
    }

    /** The systems that a measure reads. */
    static Collection<SystemId> asked(Measure measure, Runbook runbook) {
        if (measure instanceof Measure.Query query) {
            return List.of(query.system());
        }
        if (measure instanceof Measure.Check check) {
            return check.systems().isEmpty() ? runbook.inventory().systems().keySet() : check.systems();
        }
        if (measure instanceof Measure.Drills || measure instanceof Measure.Reconciliations) {
            // They are on record; no system is asked.
            return List.of();
        }
        throw new IllegalStateException("no systems for " + measure.getClass());
    }

    /** The systems that a measure tells something of: those that it reads, or that a reconciliation on record has. */
    static Collection<SystemId> about(Measure measure, Runbook runbook) {
        if (measure instanceof Measure.Reconciliations reconciliations) {
            return runbook.steps()
                    .filter(step -> step.id().equals(reconciliations.step()))
                    .flatMap(step -> of(step, runbook, Declared.NOTHING).reads().stream())
                    .toList();
        }
        return asked(measure, runbook);
    }

    /** The criteria that a piece of work looks at before it passes. */
    static List<CriterionId> required(Work work) {
        // A guard is looked at while traffic moves.
        return work instanceof Work.Shift ? List.of() : work.criteria();
    }

    /** The undo of a step; empty if it has none, and for traffic, which is restored separately. */
    public static Optional<Undo> undo(Step step) {
        var work = step.work();
        if (work instanceof Work.Action action) {
            return Optional.of(action.undo());
        }
        if (work instanceof Work.Task task) {
            return task.undo().map(undo -> undo);
        }
        if (work instanceof Work.Gate
                || work instanceof Work.Decision
                || work instanceof Work.Baseline
                || work instanceof Work.Observe
                || work instanceof Work.Shift
                || work instanceof Work.Notify
                || work instanceof Work.Capture
                || work instanceof Work.Wait
                || work instanceof Work.Reconcile) {
            return Optional.empty();
        }
        throw new IllegalStateException("no undo known of " + work.getClass());
    }
}
