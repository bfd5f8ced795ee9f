package dev.cutover.cli.handover;

import dev.cutover.journal.Home;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunnerStatus;

/** How a run that is exported ended, or whether it goes on. Stateless. */
final class ExportedStanding {
    private ExportedStanding() {}

    static String of(Home home, RecordedRun recordedRun) {
        var state = recordedRun.state();
        if (state.ended().isPresent()) {
            return "ended as " + state.ended().orElseThrow().ending().name();
        }
        String noEnd = "it has not ended; ";
        var runner = RunnerStatus.of(home, recordedRun.run(), state);
        return switch (runner.state()) {
            case RUNNING -> "it has not ended, and goes on without this";
            case NOT_NEEDED ->
                (state.isRehearsal() ? "a rehearsal" : "a dry run")
                        + " that was stopped before its end, and that nothing resumes";
            case GONE, LEFT -> noEnd + "no process runs it";
            case ELSEWHERE ->
                noEnd + "it was last run on another machine"
                        + runner.holder()
                                .map(holder -> ", " + holder.runner().host())
                                .orElse("");
            case UNKNOWN -> noEnd + "whether a process runs it is unknown";
        };
    }
}
