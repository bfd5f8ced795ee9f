package dev.cutover.console.board;

import dev.cutover.console.paint.Column;
import dev.cutover.console.paint.Grid;
import dev.cutover.run.Question;
import dev.cutover.run.QuestionLedger;
import dev.cutover.words.Spans;
import dev.cutover.words.Tone;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/** Who is being waited for, since when, and for which words. */
final class WaitingPanel {
    private final Scene scene;

    WaitingPanel(Scene scene) {
        this.scene = scene;
    }

    Panel panel(int width) {
        var grid = new Grid(
                scene.theme(),
                List.of(
                        Column.text("", 8),
                        Column.text("", 12),
                        Column.number("").keep(80),
                        Column.text("", 8).keep(60),
                        Column.text("", 16).keep(40)));
        scene.state().questions().open().forEach(entry -> grid.row(row(entry)));
        return new Panel("Waiting", 85, 2).addAll(grid.lines(width));
    }

    private List<AttributedString> row(QuestionLedger.Entry entry) {
        var theme = scene.theme();
        var question = entry.question();
        return List.of(
                theme.text(Tone.STRONG, question.step().value()),
                theme.text(Tone.CARE, scene.names().roles(question.of())),
                theme.text(Spans.clock(scene.since(entry.asked()))),
                theme.text(question.choices().stream().map(Question.Option::say).collect(Collectors.joining("/"))),
                theme.text(question.prompt()));
    }
}
