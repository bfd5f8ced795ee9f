package dev.cutover.yaml.check;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Work;
import java.util.Optional;

/** Planned times run forward. */
final class ScheduleCheck {
    private ScheduleCheck() {}

    static void check(Subject subject) {
        Optional<Phase> before = Optional.empty();
        int number = 0;
        for (Phase phase : subject.runbook().phases()) {
            if (phase.starts().isPresent()) {
                PlannedTime starts = phase.starts().get();
                if (before.isPresent() && isEarlier(starts, before.get())) {
                    subject.problems()
                            .at(
                                    subject.whole()
                                            ? subject.positions().of("phases", Integer.toString(number), "starts")
                                            : subject.positions().of("phases"),
                                    "the phase " + phase.name() + " is planned to start at " + starts + ", before "
                                            + before.get().name() + " above it, which starts at "
                                            + before.get().starts().orElseThrow(),
                                    "");
                }
                waits(phase, subject);
                before = Optional.of(phase);
            }
            number++;
        }
    }

    private static void waits(Phase phase, Subject subject) {
        phase.steps().forEach(step -> {
            if (step.work() instanceof Work.Wait wait
                    && wait.until().isPresent()
                    && isEarlier(wait.until().get(), phase)) {
                subject.problem(
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
