package dev.cutover.console.board;

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
    public static Overview of(RunNarrative runNarrative, Instant now, Outlook.Expected expected, Breadth breadth) {
        var scene = new Scene(runNarrative, now, expected);
        var ends = new OpenEndsPanel(scene);
        var panels = List.of(
                new PhasesPanel(scene).panel(),
                new StepsPanel(scene).panel(),
                new TrafficPanel(scene, breadth).panel(),
                new CriteriaPanel(scene).panel(breadth),
                new WaitingPanel(scene).panel(),
                new PendingPanel(scene).panel(),
                new AmendedPanel(scene).panel(),
                new WayBackPanel(scene).panel(),
                ends.panel(),
                ends.doubted(),
                new LastPanel(scene).panel());
        return new Overview(
                new Headline(scene).rows(),
                panels.stream().filter(panel -> !panel.entries().isEmpty()).toList());
    }
}
