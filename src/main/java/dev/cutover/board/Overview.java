package dev.cutover.board;

import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.List;

/**
 * The content of the board: where the run is, each segment's traffic, criteria against their thresholds, whom it waits
 * for, planned against actual, the rollback, and the last events. A pure function of the events and of the time; a
 * terminal, page or document that renders it adds nothing. Immutable.
 *
 * @param panels those that have content, in their order
 */
public record Overview(List<BoardRow> head, List<Panel> panels) {
    public Overview {
        head = List.copyOf(head);
        panels = List.copyOf(panels);
    }

    /** The overview of a run that has started. */
    public static Overview of(
            RunNarrative runNarrative, Instant now, Outlook.Expected expected, BoardWidth boardWidth) {
        var boardModel = new BoardModel(runNarrative, now, expected);
        var ends = new OpenEndsPanel(boardModel);
        var panels = List.of(
                new PhasesPanel(boardModel).panel(),
                new StepsPanel(boardModel).panel(),
                new TrafficPanel(boardModel, boardWidth).panel(),
                new CriteriaPanel(boardModel).panel(boardWidth),
                new WaitingPanel(boardModel).panel(),
                new PendingPanel(boardModel).panel(),
                new AmendedPanel(boardModel).panel(),
                new RollbackPanel(boardModel).panel(),
                ends.panel(),
                ends.doubted(),
                new LastEventsPanel(boardModel).panel());
        return new Overview(
                new Headline(boardModel).rows(),
                panels.stream().filter(panel -> !panel.entries().isEmpty()).toList());
    }
}
