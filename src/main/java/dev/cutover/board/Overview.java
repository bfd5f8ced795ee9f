package dev.cutover.board;

import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.List;

/**
 * What the board says of a run: where it is, each segment's traffic, criteria against their thresholds, who is waited
 * for, planned against actual, the way back, and the last events. A pure function of what has happened and of the time;
 * whoever shows it, on a terminal, a page or as a document, adds nothing to it. Immutable.
 *
 * @param panels those that have something to say, in their order
 */
public record Overview(List<BoardRow> head, List<Panel> panels) {
    public Overview {
        head = List.copyOf(head);
        panels = List.copyOf(panels);
    }

    /** What there is to say of a run that has begun. */
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
