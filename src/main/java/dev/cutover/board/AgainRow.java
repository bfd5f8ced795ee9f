package dev.cutover.board;

import dev.cutover.plan.again.AgainDecisions;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Durations;
import dev.cutover.words.Tone;
import java.util.Optional;

/** Says of a rollback that what it brought back is done again, and by whose decision. Immutable. */
record AgainRow(BoardModel boardModel) {

    Optional<BoardRow> of(RollbackLedger.Entry rollback) {
        return new AgainDecisions(boardModel.runbook(), boardModel.state())
                .standing(rollback.scope())
                .filter(again -> again.seq() > rollback.seq())
                .map(again -> new BoardRow.Cut(TonedText.of(
                        Tone.PLAIN,
                        "done again since " + Durations.time(again.at()) + ", by "
                                + Clean.line(again.decision().owner()))));
    }
}
