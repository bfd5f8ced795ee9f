package dev.cutover.board;

import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The content of the board: where the run is, whom it waits for, each segment's traffic, the guards against their
 * thresholds, the rollback, and the last events. A pure function of the events and of the time; a terminal, page or
 * document that renders it adds nothing. Immutable.
 *
 * @param head of a page: all of it
 * @param strip the same in two lines, for a screen
 * @param blocks of a screen, each of them, whether it has content or not
 * @param page the parts of a page that have content, in their order: the blocks, and what a screen has no room for
 */
public record Overview(List<BoardRow> head, List<BoardRow> strip, Map<Block, Panel> blocks, List<Panel> page) {
    /** So many of the last events stand on a page. */
    private static final int ON_A_PAGE = 8;

    public Overview {
        head = List.copyOf(head);
        strip = List.copyOf(strip);
        blocks = Collections.unmodifiableMap(blocks);
        page = List.copyOf(page);
    }

    /** The overview of a run that has started. */
    public static Overview of(RunNarrative runNarrative, Instant now, Outlook.Expected expected, BoardView boardView) {
        var boardModel = BoardModel.of(runNarrative, now, expected, boardView.gone());
        var headline = new Headline(boardModel, boardView.zone());
        var ends = new OpenEndsPanel(boardModel);
        var blocks = new EnumMap<Block, Panel>(Block.class);
        blocks.put(Block.WAITING, new WaitingPanel(boardModel).panel());
        var steps = new NowPanel(boardModel);
        blocks.put(Block.NOW, steps.panel(true));
        blocks.put(Block.TRAFFIC, new TrafficPanel(boardModel, boardView.boardWidth()).panel());
        blocks.put(Block.GUARDS, new GuardsPanel(boardModel).panel(boardView.boardWidth()));
        blocks.put(Block.ROLLBACK, new RollbackPanel(boardModel).panel());
        var last = new LastEventsPanel(boardModel);
        blocks.put(Block.LAST, last.panel(Integer.MAX_VALUE));
        var page = Stream.of(
                        block(blocks, Block.WAITING),
                        steps.panel(false),
                        new PhasesPanel(boardModel).panel(),
                        block(blocks, Block.TRAFFIC),
                        block(blocks, Block.GUARDS),
                        new AmendedPanel(boardModel).panel(),
                        block(blocks, Block.ROLLBACK),
                        ends.panel(),
                        ends.doubted(),
                        last.panel(ON_A_PAGE))
                .filter(panel -> !panel.entries().isEmpty())
                .toList();
        return new Overview(headline.rows(), headline.strip(), blocks, page);
    }

    private static Panel block(Map<Block, Panel> blocks, Block block) {
        return Objects.requireNonNull(blocks.get(block));
    }
}
