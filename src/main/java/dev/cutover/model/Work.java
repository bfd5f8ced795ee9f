package dev.cutover.model;

import dev.cutover.model.order.OrderedCopies;
import dev.cutover.model.reconcile.PushDownWish;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a step does; one form for each kind of the runbook language. */
public sealed interface Work {

    /** The key of the runbook language, such as {@code shift}. */
    String kind();

    /** The criteria that it looks at, before it passes or while it runs; empty if it looks at none. */
    List<CriterionId> criteria();

    /** Those of them whose samples it depends on; a baseline measures by itself, and judges nothing. */
    default List<CriterionId> watched() {
        return criteria();
    }

    /** Calls a named operation of a system. */
    record Action(SystemId system, String call, Map<String, Object> with, Undo undo, Optional<Verify> verify)
            implements Work {
        public Action {
            with = OrderedCopies.copy(with);
        }

        @Override
        public String kind() {
            return "action";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** Something that a person does. */
    record Task(RoleId by, List<String> checklist, Optional<Undo.ByHand> undo) implements Work {
        public Task {
            checklist = List.copyOf(checklist);
        }

        @Override
        public String kind() {
            return "task";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** A gate: criteria green, attestations made, approvals given. */
    record Gate(
            List<CriterionId> require,
            List<Attestation> attest,
            Optional<Approval> approve,
            Optional<Duration> expires,
            Set<RoleId> overrideBy)
            implements Work {
        public Gate {
            require = List.copyOf(require);
            attest = List.copyOf(attest);
            overrideBy = OrderedCopies.copy(overrideBy);
        }

        @Override
        public String kind() {
            return "gate";
        }

        @Override
        public List<CriterionId> criteria() {
            return require;
        }
    }

    /**
     * A question to a role with named choices.
     *
     * @param presumes the steps whose effect the question takes for granted; empty for what was done to segments before
     *     it
     */
    record Decision(
            String ask,
            RoleId by,
            List<Choice> choices,
            Optional<Duration> within,
            Optional<String> preset,
            List<StepId> presumes)
            implements Work {
        public Decision {
            choices = List.copyOf(choices);
            presumes = List.copyOf(presumes);
        }

        /** A question that presumes what was done to segments before it. */
        public Decision(
                String ask, RoleId by, List<Choice> choices, Optional<Duration> within, Optional<String> preset) {
            this(ask, by, choices, within, preset, List.of());
        }

        @Override
        public String kind() {
            return "decision";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** Records what criteria measure now. */
    record Baseline(List<CriterionId> criteria, Duration over) implements Work {
        public Baseline {
            criteria = List.copyOf(criteria);
        }

        @Override
        public String kind() {
            return "baseline";
        }

        @Override
        public List<CriterionId> watched() {
            return List.of();
        }
    }

    /** Keeps criteria under watch for a while. */
    record Observe(
            List<CriterionId> criteria, Duration time, Optional<Duration> every, Duration tolerate, OnBreach onBreach)
            implements Work {
        public Observe {
            criteria = List.copyOf(criteria);
        }

        @Override
        public String kind() {
            return "observe";
        }
    }

    /** Moves the step's segment along a ramp under guard. */
    record Shift(String traffic, List<Weight> ramp, Duration soak, List<CriterionId> guard, OnBreach onBreach)
            implements Work {
        public Shift {
            ramp = List.copyOf(ramp);
            guard = List.copyOf(guard);
        }

        @Override
        public String kind() {
            return "shift";
        }

        @Override
        public List<CriterionId> criteria() {
            return guard;
        }
    }

    /**
     * Compares two record sets, and judges what they differ in.
     *
     * @param since from when on rows count; empty for all
     * @param pushDown whether two databases add up their rows, so that only those are read whose sums differ
     */
    record Reconcile(Reconciliation what, Optional<Since> since, PushDownWish pushDown) implements Work {
        /** One that reads what is quicker to read. */
        public Reconcile(Reconciliation what, Optional<Since> since) {
            this(what, since, PushDownWish.AUTO);
        }

        /** The system of a side. */
        public SystemId system(Side side) {
            return new SystemId(what.input(side).system());
        }

        @Override
        public String kind() {
            return "reconcile";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** From when on rows count, by the time that their record set is selected by. */
    sealed interface Since {

        /** Since a planned time. */
        record Planned(PlannedTime time) implements Since {}

        /** Since so long before the attempt began. */
        record Ago(Duration time) implements Since {}

        /** Since a step was done. */
        record Done(StepId step) implements Since {}
    }

    /** Sends a message to roles. */
    record Notify(List<RoleId> to, String message, Optional<SystemId> via) implements Work {
        public Notify {
            to = List.copyOf(to);
        }

        @Override
        public String kind() {
            return "notify";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** Takes the step's evidence, nothing else. */
    record Capture() implements Work {
        @Override
        public String kind() {
            return "capture";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }

    /** Waits until a planned time or for a duration; exactly one of the two is there. */
    record Wait(Optional<Duration> time, Optional<PlannedTime> until) implements Work {
        @Override
        public String kind() {
            return "wait";
        }

        @Override
        public List<CriterionId> criteria() {
            return List.of();
        }
    }
}
