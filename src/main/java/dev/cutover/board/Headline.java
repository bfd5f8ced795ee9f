package dev.cutover.board;

import dev.cutover.run.fact.RunFact;
import dev.cutover.words.Durations;
import dev.cutover.words.Phrases;
import dev.cutover.words.Tone;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The run, its state, and its time. State and expected end are two fields. */
final class Headline {
    private final BoardModel boardModel;
    private final ZoneId zone;
    private final StateWords stateWords;

    Headline(BoardModel boardModel, ZoneId zone) {
        this.boardModel = boardModel;
        this.zone = zone;
        this.stateWords = new StateWords(boardModel);
    }

    /** All of it, in as many lines as it takes. */
    List<BoardRow> rows() {
        var created = boardModel.state().created();
        var which = new ArrayList<>(which());
        created.scenario().ifPresent(scenario -> which.add(TonedText.of("scenario " + scenario)));
        boardModel.state().id().ifPresent(id -> which.add(TonedText.of("run " + id)));
        if (!created.pace().equals("real")) {
            which.add(TonedText.of(Tone.QUIET, "clock " + created.pace()));
        }
        var clock = new ArrayList<TonedText>();
        clock.add(utc());
        local().ifPresent(clock::add);
        clock.addAll(times());
        return List.of(
                new BoardRow.Flow(which, "  "),
                new BoardRow.Wrapped(stateWords.tone(), stateWords.words(), 0),
                new BoardRow.Flow(clock, "  "));
    }

    /** Two lines: which run it is and what the time is; its state, and how long there is. */
    List<BoardRow> strip() {
        var which = TonedText.EMPTY;
        for (var part : which()) {
            which = (which.parts().isEmpty() ? which : which.add("  ")).add(part);
        }
        String id = boardModel.state().id().map(run -> "  " + run).orElse("");
        var clock = new ArrayList<TonedText>();
        clock.add(utc());
        local().ifPresent(clock::add);
        return List.of(
                new BoardRow.Ends(which.add(Tone.QUIET, id), clock),
                new BoardRow.Ends(TonedText.of(stateWords.tone(), stateWords.words()), briefTimes()));
    }

    /** Mode, runbook and environment. */
    private List<TonedText> which() {
        var created = boardModel.state().created();
        boolean live = created.mode() == RunFact.Mode.LIVE;
        return List.of(
                TonedText.of(
                        live ? Tone.BAD : Tone.STRONG,
                        Phrases.mode(boardModel.state())
                                .toUpperCase(Locale.ROOT)
                                .replace('-', ' ')),
                TonedText.EMPTY
                        .add(Tone.STRONG, created.pinned().runbook())
                        .add(" in ")
                        .add(live ? Tone.BAD : Tone.STRONG, created.pinned().environment()));
    }

    private TonedText utc() {
        return TonedText.of(Tone.STRONG, Durations.time(boardModel.now()) + " UTC");
    }

    private Optional<TonedText> local() {
        var now = boardModel.now();
        boolean differs = !zone.getRules().getOffset(now).equals(ZoneOffset.UTC);
        return differs
                ? Optional.of(TonedText.of(DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH)
                        .withZone(zone)
                        .format(now)))
                : Optional.empty();
    }

    private TonedText sinceStart() {
        return TonedText.of(Durations.sinceStart(boardModel.state().created().starts(), boardModel.now()));
    }

    /** The most important first: where room is short, the last are left out. */
    private List<TonedText> briefTimes() {
        var fields = new ArrayList<TonedText>();
        fields.add(sinceStart());
        end("expected ").ifPresent(fields::add);
        boardModel.expected().plannedEnd().ifPresent(end -> fields.add(TonedText.of("planned " + minute(end))));
        fields.add(elapsed());
        return fields;
    }

    private List<TonedText> times() {
        var fields = new ArrayList<TonedText>();
        fields.add(sinceStart());
        fields.add(elapsed());
        boardModel.expected().plannedEnd().ifPresent(end -> fields.add(TonedText.of("planned end " + minute(end))));
        end("expected end ").ifPresent(fields::add);
        return fields;
    }

    private TonedText elapsed() {
        var until = boardModel.state().ended().isPresent()
                ? boardModel.state().endedAt().orElse(boardModel.now())
                : boardModel.now();
        return TonedText.of("elapsed "
                + Durations.clock(boardModel
                        .state()
                        .createdAt()
                        .filter(at -> at.isBefore(until))
                        .map(at -> Duration.between(at, until))
                        .orElse(Duration.ZERO)));
    }

    /** The end as it was, or as it is expected, and by how much it is late. */
    private Optional<TonedText> end(String expected) {
        if (boardModel.state().ended().isPresent()) {
            return boardModel.state().endedAt().map(at -> TonedText.of("ended " + minute(at)));
        }
        return boardModel.expected().expectedEnd().map(end -> {
            var late = boardModel
                    .expected()
                    .plannedEnd()
                    .map(planned -> Duration.between(planned, end))
                    .map(by -> by.truncatedTo(ChronoUnit.MINUTES))
                    .filter(by -> !by.isNegative() && !by.isZero());
            return TonedText.of(
                    late.isPresent() ? Tone.CARE : Tone.PLAIN,
                    expected
                            + minute(end)
                            + late.map(by -> ", " + Durations.words(by) + " late")
                                    .orElse(""));
        });
    }

    private String minute(Instant at) {
        return Durations.minute(at, boardModel.now());
    }
}
