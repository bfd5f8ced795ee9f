package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import java.util.Optional;
import java.util.Set;

/** A slice of traffic where the id of a run belongs. Stateless and thread-safe. */
public final class MeantScope {
    /** The dimensions with options of their own. */
    private static final Set<String> OPTIONS = Set.of("region", "lane", "tenant", "sku-class", "transaction-type");

    private MeantScope() {}

    /**
     * What the choice finds.
     *
     * @throws ProblemException if it finds none; where the word is a value of a dimension of the newest run, this one
     *     says which option takes it
     */
    public static RunId orRun(Home home, RunChoice runChoice, String command) {
        try {
            return runChoice.openOrNewest(home);
        } catch (ProblemException noRun) {
            throw runChoice
                    .named()
                    .flatMap(word -> option(home, word)
                            .map(option -> new ProblemException(
                                    ExitCode.USAGE,
                                    "'" + word + "' is no run, it is a " + dimension(option)
                                            + " of the newest run's runbook",
                                    "`cutover " + command + " " + option + word + "`")))
                    .orElse(noRun);
        }
    }

    private static String dimension(String option) {
        return option.replace("--scope ", "").replace("--", "").replace("=", "").strip();
    }

    private static Optional<String> option(Home home, String word) {
        return newest(home)
                .flatMap(recordedRun ->
                        PinnedRunbook.of(recordedRun.state().created()).runbook().dimensions().entrySet().stream()
                                .filter(dimension ->
                                        dimension.getValue().values().contains(word))
                                .map(dimension -> dimension.getKey())
                                .map(MeantScope::optionOf)
                                .findFirst());
    }

    private static String optionOf(String dimension) {
        return OPTIONS.contains(dimension) ? "--" + dimension + " " : "--scope " + dimension + "=";
    }

    private static Optional<RecordedRun> newest(Home home) {
        try {
            return RecordedRun.newest(home, first -> {});
        } catch (ProblemException unreadable) {
            return Optional.empty(); // there is nothing to compare the word with
        }
    }
}
