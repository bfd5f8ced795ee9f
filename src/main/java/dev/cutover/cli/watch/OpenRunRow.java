package dev.cutover.cli.watch;

import dev.cutover.board.BoardView;
import dev.cutover.board.BoardWidth;
import dev.cutover.board.Overview;
import dev.cutover.model.Verdict;
import dev.cutover.plan.rollback.RestoredSegments;
import dev.cutover.query.Outlook;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.moment.CriteriaInForce;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.words.Durations;
import dev.cutover.words.EventLine;
import dev.cutover.words.Phrases;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One open run among others. Immutable.
 *
 * @param waiting since when somebody is waited for; empty if nobody is
 * @param people who they are
 * @param red what is not as it should be
 * @param last the last event that matters
 */
record OpenRunRow(
        RunId run,
        String runbook,
        String environment,
        String mode,
        State state,
        Optional<Duration> waiting,
        List<String> people,
        List<String> red,
        Optional<EventLine> last) {

    /**
     * How the run stands.
     *
     * @param words with since when, by whom and why
     * @param status the same in a word or two, which change only with the state
     * @param since for how long; empty if that tells nothing
     */
    record State(Tone tone, String words, String status, Optional<Duration> since) {
        /** For a column. */
        String brief() {
            return status + since.map(span -> " " + Durations.words(span)).orElse("");
        }
    }

    /** Those who wait longest first, then what is red, then the rest by their ids. */
    static final Comparator<OpenRunRow> WAITED_FOR_FIRST = Comparator.comparing(
                    (OpenRunRow row) -> row.waiting().orElse(Duration.ofSeconds(-1)), Comparator.reverseOrder())
            .thenComparing(row -> row.red().isEmpty())
            .thenComparing(row -> row.run().value());

    static OpenRunRow of(RunNarrative runNarrative, Instant now, RunId run, Optional<RunnerStatus> runner) {
        var state = runNarrative.state();
        boolean gone = runner.filter(RunnerStatus::isMissing).isPresent();
        var view = new BoardView(BoardWidth.of(Integer.MAX_VALUE), ZoneOffset.UTC, gone);
        var overview = Overview.of(runNarrative, now, Outlook.NONE.at(state, now), view);
        var missing = new RollCall(runNarrative.runbook(), state)
                .calls().stream().filter(RollCall.Call::isMissing).toList();
        var created = state.created();
        var lines = runNarrative.last();
        return new OpenRunRow(
                run,
                created.pinned().runbook(),
                created.pinned().environment(),
                created.mode() == RunFact.Mode.LIVE ? "LIVE" : Phrases.mode(created),
                new State(
                        overview.tone(),
                        overview.state(),
                        (gone ? "PAUSED, was " : "") + state.status().text(),
                        since(runNarrative, gone).map(since -> between(since, now))),
                missing.stream()
                        .map(RollCall.Call::since)
                        .min(Comparator.naturalOrder())
                        .map(since -> between(since, now)),
                missing.stream()
                        .flatMap(call -> call.people().stream())
                        .distinct()
                        .toList(),
                red(runNarrative, runner),
                lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1)));
    }

    private static Duration between(Instant since, Instant now) {
        return Duration.ofSeconds(
                since.isAfter(now) ? 0 : Duration.between(since, now).toSeconds());
    }

    /** Of who waits it stands with the people. */
    private static Optional<Instant> since(RunNarrative runNarrative, boolean gone) {
        var state = runNarrative.state();
        if (gone) {
            return state.lastAt();
        }
        return switch (state.status()) {
            case HELD -> runNarrative.heldSince();
            case ROLLING_BACK ->
                state.rollbacks().open().stream()
                        .map(RollbackLedger.Entry::decided)
                        .min(Comparator.naturalOrder());
            case RUNNING, PLANNED, WAITING, HALTED, COMPLETED, ROLLED_BACK, STOPPED, STUCK, ABORTED -> Optional.empty();
        };
    }

    private static List<String> red(RunNarrative runNarrative, Optional<RunnerStatus> runner) {
        var state = runNarrative.state();
        var red = new ArrayList<String>();
        if (runner.filter(status -> status.state() == RunnerStatus.State.GONE).isPresent()) {
            red.add("runner gone");
        }
        if (state.status() == RunStatus.HALTED) {
            red.add("halted");
        }
        if (!state.weights().drifted().isEmpty()) {
            red.add("drift");
        }
        red.addAll(redCriteria(runNarrative, state));
        return red;
    }

    private static List<String> redCriteria(RunNarrative runNarrative, RunState state) {
        var inForce = new CriteriaInForce(runNarrative.runbook(), state);
        var restored = new RestoredSegments(runNarrative.runbook(), state);
        return state.criteria().all().entrySet().stream()
                .filter(reading -> reading.getValue().sample().verdict() == Verdict.RED)
                .filter(reading -> inForce.use(reading.getKey()) != CriteriaInForce.Use.NONE)
                .filter(reading -> !restored.has(reading.getKey().segment()))
                .map(reading -> reading.getKey().criterion().value())
                .distinct()
                .collect(Collectors.toList());
    }

    /** Who is waited for, and how long. */
    String waitsFor() {
        return waiting.map(span -> String.join(", ", people) + " " + Durations.words(span))
                .orElse("");
    }

    /** What a line is printed for when it changes. */
    List<Object> key() {
        return List.of(state.status(), people, red);
    }
}
