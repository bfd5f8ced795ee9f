package dev.cutover.yaml.check;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Work;
import java.util.Optional;

/** Planned times must not go backwards. */
final class ScheduleCheck {
    private ScheduleCheck() {}

    static void check(CheckedRunbook checkedRunbook) {
        Optional<Phase> before = Optional.empty();
        int number = 0;
        for (Phase phase : checkedRunbook.runbook().phases()) {
            if (phase.starts().isPresent()) {
                PlannedTime starts = phase.starts().get();
                if (before.isPresent() && isEarlier(starts, before.get())) {
                    checkedRunbook
                            .problems()
                            .at(
                                    checkedRunbook.whole()
                                            ? checkedRunbook
                                                    .positions()
                                                    .of("phases", Integer.toString(number), "starts")
                                            : checkedRunbook.positions().of("phases"),
                                    "the phase " + phase.name() + " is planned to start at " + starts + ", before "
                                            + before.get().name() + " above it, which starts at "
                                            + before.get().starts().orElseThrow(),
                                    "");
                }
                waits(phase, checkedRunbook);
                before = Optional.of(phase);
            }
            number++;
        }
    }

    private static void waits(Phase phase, CheckedRunbook checkedRunbook) {
        phase.steps().forEach(step -> {
            if (step.work() instanceof Work.Wait wait
                    && wait.until().isPresent()
                    && isEarlier(wait.until().get(), phase)) {
                checkedRunbook.problem(
                        step.id(),
                        "until",
                        "it waits until " + wait.until().get() + ", but its phase starts at "
                                + phase.starts().orElseThrow() + ", after that",
                        "");
            }
        });
    }

    private static boolean isEarlier(PlannedTime time, Phase phase) {
        return time.offset().compareTo(phase.starts().orElseThrow().offset()) < 0;
    }
}
