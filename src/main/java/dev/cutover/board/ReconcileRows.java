package dev.cutover.board;

import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.List;

/** What is to be seen of a step that reconciles, below its row: how far each side is, then what was found. */
final class ReconcileRows {
    private static final String INDENT = "  ";

    private final BoardModel boardModel;

    ReconcileRows(BoardModel boardModel) {
        this.boardModel = boardModel;
    }

    boolean isFor(StepId step) {
        return boardModel
                .names()
                .step(step)
                .filter(known -> known.work() instanceof Work.Reconcile)
                .isPresent();
    }

    /** None for a step of another kind. */
    List<BoardRow> of(StepLedger.Entry entry) {
        if (!isFor(entry.step())) {
            return List.of();
        }
        var result = boardModel.state().reconciliations().of(entry.step()).result(entry.attempt());
        if (result.isPresent()) {
            return found(result.orElseThrow().fact());
        }
        return boardModel.runNarrative().progress(entry.step(), entry.attempt()).stream()
                .flatMap(progress -> progress.parts().stream())
                .map(part -> row(Tone.PLAIN, Clean.line(part)))
                .toList();
    }

    private List<BoardRow> found(ReconcileFact.Reconciled done) {
        var rows = new ArrayList<BoardRow>();
        var tone = done.passed() ? Tone.GOOD : Tone.BAD;
        rows.add(row(tone, Clean.line(ComparisonHeadline.of(done.result(), things(done.step())))));
        done.figures().stream()
                .filter(figure -> !figure.passed())
                .map(figure -> row(Tone.BAD, FigureText.of(figure)))
                .forEach(rows::add);
        return rows;
    }

    private String things(StepId step) {
        return boardModel
                .names()
                .step(step)
                .map(known -> ((Work.Reconcile) known.work()).what().left().records())
                .orElse("keys");
    }

    private static BoardRow row(Tone tone, String words) {
        return new BoardRow.Cut(TonedText.of(tone, INDENT + words));
    }
}
