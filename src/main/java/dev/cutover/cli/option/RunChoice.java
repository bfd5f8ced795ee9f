package dev.cutover.cli.option;

import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.RecordedRun;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The run that a command is about: any unique prefix of its id; the newest open one where none is named. */
public final class RunChoice {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "Any unique prefix of a run's id; by default the newest run that has not ended, or else the"
                    + " newest.")
    private @Nullable String prefix;

    /** What was typed for the run; empty if nothing was. */
    Optional<String> named() {
        return Optional.ofNullable(prefix);
    }

    /** The run that was named, or the only open one, or the newest if none is open. */
    public RunId openOrNewest(Home home) {
        if (prefix != null) {
            return home.resolve(prefix);
        }
        return onlyOpen(home).or(() -> newestReal(home)).orElseThrow(() -> noRun(home));
    }

    /** A dry run has nothing to roll back, and a rehearsal or a reconciliation on its own is no run of the home. */
    private static Optional<RunId> newestReal(Home home) {
        return home.runs().stream()
                .filter(run -> !home.isDryRun(run) && !home.isApart(run))
                .findFirst();
    }

    /** A command that changes systems must not pick a run by guessing. */
    private static Optional<RunId> onlyOpen(Home home) {
        var open = home.open();
        if (open.size() > 1) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    open.size() + " runs are open, and the command could mean any of them: "
                            + open.stream().map(RunId::value).collect(Collectors.joining(", ")),
                    "name one; `cutover runs` lists them");
        }
        return open.stream().findFirst();
    }

    private static ProblemException noRun(Home home) {
        return new ProblemException(
                ExitCode.USAGE,
                "there is no run in " + home.root()
                        + (home.runs().isEmpty() ? "" : ", only rehearsals, dry runs and reconciliations"),
                (home.runs().isEmpty() ? "" : "`cutover runs` lists them, and any can be named by its id; ")
                        + "`cutover run examples/retail-fulfillment/runbook.yaml` begins one,"
                        + " `cutover watch --all` waits for one");
    }

    /** The run that was named, or the newest open one, or the newest, real ones first. */
    public RunId id(Home home) {
        return prefix != null ? home.resolve(prefix) : newest(home).run();
    }

    /** Whether a run was named. */
    public boolean isNamed() {
        return prefix != null;
    }

    /** The run that was named, or the newest open one, or the newest, real ones first; as its record stands. */
    public RecordedRun any(Home home) {
        var recordedRun = any(home, first -> {});
        recordedRun.state();
        return recordedRun;
    }

    /**
     * The same for a command that has others below it.
     *
     * @param meant what a word that begins no run was probably meant as
     */
    public RecordedRun orElse(Home home, Function<String, Optional<String>> meant) {
        try {
            return any(home);
        } catch (ProblemException noRun) {
            var problem = noRun.problems().get(0);
            throw named().filter(word ->
                            home.runs().stream().noneMatch(run -> run.value().startsWith(word)))
                    .flatMap(meant)
                    .map(hint -> new ProblemException(noRun.exitCode(), problem.message(), hint + " " + problem.hint()))
                    .orElse(noRun);
        }
    }

    /**
     * The same run, not folded yet.
     *
     * @param early gets the first event while the others are still being read
     */
    public RecordedRun any(Home home, Consumer<Event> early) {
        if (prefix != null) {
            return RecordedRun.read(home, home.resolve(prefix), early);
        }
        return newest(home, early);
    }

    /** The newest open run, or the newest of all; as its record stands. */
    public static RecordedRun newest(Home home) {
        return newest(home, first -> {});
    }

    private static RecordedRun newest(Home home, Consumer<Event> early) {
        return RecordedRun.newest(home, early).orElseThrow(() -> noRun(home));
    }
}
