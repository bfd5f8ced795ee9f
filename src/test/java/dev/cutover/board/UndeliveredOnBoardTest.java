package dev.cutover.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.console.board.PaintedPanel;
import dev.cutover.console.paint.Theme;
import dev.cutover.model.IfUnreachable;
import dev.cutover.model.OnFailure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.model.Step;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.Outlook;
import dev.cutover.spi.Outcome;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import dev.cutover.testkit.Steps;
import dev.cutover.words.RunNarrative;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that nobody received, while the run goes on. */
class UndeliveredOnBoardTest {
    private static final Step TELL = Steps.onFailure(Steps.uncritical(Steps.notify("tell")), OnFailure.CONTINUE);

    @Test
    void theBoardNamesThemWhileTheRunGoesOn() throws InterruptedException {
        var book = Books.of(List.of(), TELL, Steps.task("call"));
        var bench = down(book);

        assertThat(bench.run().code()).isEqualTo(ExitCode.WAITING);
        assertThat(unsettled(book, bench)).containsExactly("not delivered: tell");
    }

    @Test
    void andThoseOfARollback() throws InterruptedException {
        var book = Books.rollingBack(IfUnreachable.SKIP_AND_RECORD, TELL);
        var bench = down(book);
        bench.at(Duration.ofSeconds(10), port -> Orders.rollBack(port, Scope.WHOLE_RUN, "Dana", "enough"));

        assertThat(bench.run().code()).isEqualTo(ExitCode.ROLLED_BACK);
        assertThat(unsettled(book, bench)).containsExactly("not delivered: tell@1");
    }

    private static Bench down(Runbook book) {
        var bench = new Bench(book);
        bench.world().answering(operation -> operation.equals("message") ? new Outcome.Failed("down", false) : null);
        return bench;
    }

    private static List<String> unsettled(Runbook book, Bench bench) {
        var narrative = RunNarrative.of(book, bench.record());
        var now = bench.record().get(bench.record().size() - 1).at();
        var expected = Outlook.NONE.at(narrative.state(), now);
        return Overview.of(narrative, now, expected, new BoardView(BoardWidth.MEDIUM, ZoneOffset.UTC, false))
                .page()
                .stream()
                .filter(panel -> panel.title().equals("Unsettled"))
                .flatMap(panel -> PaintedPanel.whole(panel, 80, Theme.PLAIN).stream())
                .map(line -> line.toString().strip())
                .toList();
    }
}
