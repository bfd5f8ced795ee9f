package dev.cutover.board;

import dev.cutover.plan.RemainingTraffic;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The run, its state, and its time. State and expected end are two fields. */
final class Headline {
    private final BoardModel boardModel;

    Headline(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    List<BoardRow> rows() {
        var created = boardModel.state().created();
        boolean live = created.mode() == RunFact.Mode.LIVE;
        String mode = created.mode().text().toUpperCase(Locale.ROOT).replace('-', ' ');
        var which = new ArrayList<TonedText>();
        which.add(TonedText.of(live ? Tone.BAD : Tone.STRONG, mode));
        which.add(TonedText.EMPTY
                .add(Tone.STRONG, created.pinned().runbook())
                .add(" in ")
                .add(live ? Tone.BAD : Tone.STRONG, created.pinned().environment()));
        created.scenario().ifPresent(scenario -> which.add(TonedText.of("scenario " + scenario)));
        boardModel.state().id().ifPresent(id -> which.add(TonedText.of("run " + id)));
        if (!created.pace().equals("real")) {
            which.add(TonedText.of(Tone.QUIET, "clock " + created.pace()));
        }
        return List.of(
                new BoardRow.Flow(which, "  "),
                new BoardRow.Wrapped(tone(), status(), 0),
                new BoardRow.Flow(clock(), "  "));
    }

    private String status() {
        var state = boardModel.state();
        var ended = state.ended();
        if (ended.isPresent()) {
            return Phrases.ending(ended.get().ending()).toUpperCase(Locale.ROOT)
                    + Phrases.why(ended.get().why())
                    + stays(ended.get());
        }
        String held = state.held()
                .map(hold -> ", HELD by " + hold.by() + Phrases.why(hold.why()))
                .orElse("");
        String gone = state.runner().isEmpty() && state.seq() > 1 ? nobody() : "";
        return (state.status() == RunStatus.HELD
                        ? held.substring(2)
                        : state.status().text() + where() + held)
                + frozen()
                + gone;
    }

    /** What is left on the new platform; the reason of a stopped run says so itself. */
    private String stays(RunFact.Ended ended) {
        String stays = RemainingTraffic.atTheEnd(boardModel::runbook, boardModel.state())
                .sentence();
        return stays.isEmpty() || ended.ending() == RunFact.Ending.STOPPED ? "" : "; " + stays;
    }

    private String frozen() {
        return boardModel.state().requests().freezes().standing().stream()
                .map(frozen -> "; " + Phrases.frozen(boardModel.runbook().nameOf(frozen.scope()), frozen))
                .collect(Collectors.joining());
    }

    private String nobody() {
        if (boardModel.state().isRehearsal()) {
            return "; a rehearsal, which is over";
        }
        return boardModel.state().isDryRun() ? "; a dry run, nothing was changed" : ", no process runs it: resume it";
    }

    /** What the run is stopped at. */
    private String where() {
        var status = boardModel.state().status();
        return status != RunStatus.WAITING && status != RunStatus.HALTED
                ? ""
                : " at "
                        + boardModel.state().questions().open().stream()
                                .map(entry -> entry.question().step().value())
                                .distinct()
                                .collect(Collectors.joining(", "));
    }

    private Tone tone() {
        return switch (boardModel.state().status()) {
            case PLANNED, RUNNING -> Tone.STRONG;
            case COMPLETED ->
                boardModel.state().ended().stream()
                                .anyMatch(end -> !end.exceptions().isEmpty())
                        ? Tone.CARE
                        : Tone.GOOD;
            case WAITING, HELD, ROLLED_BACK, STOPPED -> Tone.CARE;
            case HALTED, ROLLING_BACK, STUCK, ABORTED -> Tone.BAD;
        };
    }

    private List<TonedText> clock() {
        var fields = new ArrayList<TonedText>();
        var starts = boardModel.state().created().starts();
        fields.add(TonedText.of(Tone.STRONG, Durations.time(boardModel.now()) + " UTC"));
        fields.add(TonedText.of(Durations.sinceStart(starts, boardModel.now())));
        fields.add(TonedText.of("elapsed "
                + Durations.clock(
                        boardModel.since(boardModel.state().createdAt().orElse(null)))));
        boardModel
                .expected()
                .plannedEnd()
                .ifPresent(end -> fields.add(TonedText.of("planned end " + Durations.minute(end, boardModel.now()))));
        var ended = boardModel.state().ended();
        if (ended.isPresent()) {
            boardModel
                    .state()
                    .lastAt()
                    .ifPresent(at -> fields.add(TonedText.of("ended " + Durations.minute(at, boardModel.now()))));
            return fields;
        }
        boardModel.expected().expectedEnd().ifPresent(end -> {
            var late = boardModel
                    .expected()
                    .plannedEnd()
                    .map(planned -> Duration.between(planned, end))
                    .filter(by -> by.compareTo(Duration.ofMinutes(1)) >= 0);
            fields.add(TonedText.of(
                    late.isPresent() ? Tone.CARE : Tone.PLAIN,
                    "expected end " + Durations.minute(end, boardModel.now())
                            + late.map(by -> ", " + Durations.words(by) + " late")
                                    .orElse("")));
        });
        return fields;
    }
}
