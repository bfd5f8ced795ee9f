package dev.cutover.plan;

import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import java.util.List;

/** An undeclared coupling between steps of a runbook. Stateless and thread-safe. */
public final class StepCoupling {
    /** So many of the other steps are named; the rest is counted. */
    static final int NAMED = 3;

    private StepCoupling() {}

    /** Something that a person should check before the run. */
    public sealed interface Finding {
        /** The step that it is reported at. */
        StepId step();

        /** The system that it is about. */
        SystemId system();

        /** Other steps that it concerns: the first few of them, in order. */
        List<StepId> others();

        /** How many other steps it concerns. */
        int count();
    }

    /**
     * A step changes a system, or sends it traffic, that depends on others, and no gate or observation before the step
     * has checked those. Reported once, at the first such step; later ones are the others.
     *
     * @param dependencies the unchecked dependencies of the system
     * @param unknown those of them that are not in the inventory
     */
    public record Unchecked(
            StepId step,
            SystemId system,
            List<SystemId> dependencies,
            List<SystemId> unknown,
            List<StepId> others,
            int count)
            implements Finding {
        public Unchecked {
            dependencies = List.copyOf(dependencies);
            unknown = List.copyOf(unknown);
            others = List.copyOf(others);
        }
    }

    /**
     * Steps that may run at the same time change the same system. Steps of segments without overlap do not conflict.
     */
    public record SideBySide(StepId step, SystemId system, List<StepId> others, int count) implements Finding {
        public SideBySide {
            others = List.copyOf(others);
        }
    }
}
