package dev.cutover.board;

import dev.cutover.model.Authority;
import dev.cutover.model.StepId;
import dev.cutover.plan.ComingNext;
import dev.cutover.query.moment.RollCall;
import dev.cutover.run.ledger.RunStatus;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom the run waits for: those who have not answered and to whom their question goes next, those at the same gate who
 * have, whoever may continue a held run, and the requests that nobody has carried out yet.
 */
final class WaitingPanel {
    private static final int BLOCKED = 5;
    private static final int MISSING = 4;
    private static final int HELD = 3;
    private static final int PENDING = 2;
    private static final int COMING = 1;
    private static final int GIVEN = 0;

    private final BoardModel boardModel;
    private final RollCallWords rollCallWords;

    WaitingPanel(BoardModel boardModel) {
        this.boardModel = boardModel;
        this.rollCallWords = new RollCallWords(boardModel.runNarrative(), boardModel.now());
    }

    Panel panel() {
        var panel = new Panel(
                        Block.WAITING.title(),
                        "/waiting",
                        TableColumn.of(""),
                        TableColumn.text("", 18),
                        TableColumn.text("", 10).keep(30),
                        TableColumn.text("", 6).keep(60))
                .named()
                .aside("has answered", "have answered");
        // Nobody can answer what a run that has ended still asks by its record.
        if (boardModel.state().status().isTerminal()) {
            return panel;
        }
        someone(panel);
        var calls = new RollCall(boardModel.runbook(), boardModel.state()).calls();
        var only = only(calls);
        for (var call : calls) {
            var row = rollCallWords.row(call, only.filter(call.step()::equals).isEmpty());
            if (call.isMissing()) {
                panel.add(row, rollCallWords.isBlocked(call) ? BLOCKED : MISSING, String.join(" or ", call.people()));
            } else {
                panel.addAside(row, GIVEN);
            }
        }
        pending(panel);
        return panel;
    }

    /** The step of all who are missing, which the head names; empty where it is not one, or the head names none. */
    private Optional<StepId> only(List<RollCall.Call> calls) {
        var status = boardModel.state().status();
        var steps = calls.stream()
                .filter(RollCall.Call::isMissing)
                .map(RollCall.Call::step)
                .distinct()
                .toList();
        return steps.size() == 1 && (status == RunStatus.WAITING || status == RunStatus.HALTED)
                ? Optional.of(steps.get(0))
                : Optional.empty();
    }

    /** Who may let a run go on that stands still, and what comes then. */
    private void someone(Panel panel) {
        var state = boardModel.state();
        if (state.isDryRun() || state.isRehearsal()) {
            return;
        }
        var coming = new ComingNext(boardModel.runbook(), state, boardModel.now());
        if (boardModel.alone()) {
            String resume =
                    state.id().map(run -> "`cutover resume " + run + "`").orElse("`cutover resume`");
            stands(panel, "somebody to run it", resume, resume, coming.whenResumed());
        } else if (state.held().isPresent()) {
            String who = " (" + mayContinue() + ")";
            stands(
                    panel,
                    "someone to go on",
                    "/continue" + who,
                    "`cutover continue --as NAME`" + who,
                    coming.whenContinued());
        }
    }

    private static void stands(Panel panel, String whom, String onScreen, String onPage, List<String> then) {
        panel.addEither(stands(whom, onScreen), stands(whom, onPage), HELD + MISSING);
        String at = "   then at once: ";
        for (String sentence : then.isEmpty() ? List.of("nothing starts") : then) {
            panel.add(new BoardRow.Cut(TonedText.of(at + sentence)), COMING + MISSING, sentence);
            at = " ".repeat(at.length());
        }
    }

    private static BoardRow stands(String whom, String how) {
        return new BoardRow.Cut(
                TonedText.of(Tone.CARE, "-- ").add(Tone.STRONG, whom).add(": " + how));
    }

    private String mayContinue() {
        var authority = Authority.of(boardModel.runbook());
        return authority.people().stream().filter(authority::mayContinue).collect(Collectors.joining(", "));
    }

    private void pending(Panel panel) {
        for (var entry : boardModel.state().requests().pending()) {
            var received = entry.received();
            panel.add(
                    new BoardRow.Cut(TonedText.EMPTY
                            .add(Tone.STRONG, received.id())
                            .add("  " + Durations.clock(boardModel.since(entry.at())) + "  "
                                    + received.speaker().name() + " asks for "
                                    + boardModel.names().request(received.request()))),
                    PENDING,
                    received.id());
        }
    }
}
