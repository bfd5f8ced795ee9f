package dev.cutover.plan;

import dev.cutover.model.StepId;
import dev.cutover.model.SystemId;
import java.util.List;

/** What hangs together in a runbook without its saying so. */
public final class StepCoupling {
    /** So many of the other steps are named; the rest is counted. */
    static final int NAMED = 3;

    private StepCoupling() {}

    /** Something that a person should look at before the run. */
    public sealed interface Finding {
        /** The step at which it is told. */
        StepId step();

        /** The system that it is about. */
        SystemId system();

        /** Other steps that it concerns: the first few of them, in order. */
        List<StepId> others();

        /** How many other steps it concerns. */
        int count();
    }

    /**
     * A step changes a system, or gives it traffic, that cannot do without others, and no gate and no observation that
     * the step waits for has looked at those. Told once, at the first such step; those after it are the others.
     *
     * @param dependencies what the system depends on and nothing has looked at
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
     * Steps that nothing keeps from running at the same time change the same system. Steps about segments that have
     * nothing in common do not get in each other's way.
     */
    public record SideBySide(StepId step, SystemId system, List<StepId> others, int count) implements Finding {
        public SideBySide {
            others = List.copyOf(others);
        }
    }
}
