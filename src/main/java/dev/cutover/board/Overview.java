package dev.cutover.board;

import dev.cutover.query.Outlook;
import dev.cutover.words.RunNarrative;
import dev.cutover.words.Tone;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The content of the board: where the run is, whom it waits for, each segment's traffic, the guards against their
 * thresholds, the rollback, and the last events. A pure function of the events and of the time; a terminal, page or
 * document that renders it adds nothing. Each part is worked out when it is asked for: a screen, which is drawn several
 * times a second, needs no page. Not thread-safe, as the narrative that it reads is not.
 */
public final class Overview {
    /** So many of the last events stand on a page. */
    private static final int ON_A_PAGE = 8;

    private final BoardModel boardModel;
    private final BoardView boardView;

    private Overview(BoardModel boardModel, BoardView boardView) {
        this.boardModel = boardModel;
        this.boardView = boardView;
    }

    /** The overview of a run that has started. */
    public static Overview of(RunNarrative runNarrative, Instant now, Outlook.Expected expected, BoardView boardView) {
        return new Overview(BoardModel.of(runNarrative, now, expected, boardView.gone()), boardView);
    }

    /** The head of a page: all of it. */
    public List<BoardRow> head() {
        return headline().rows();
    }

    /** The same in two lines, for a screen. */
    public List<BoardRow> strip() {
        return headline().strip();
    }

    /** The state of the run in one sentence: which it is, since when, by whom and why. */
    public String state() {
        return new StateWords(boardModel).words();
    }

    /** How pressing the state is. */
    public Tone tone() {
        return new StateWords(boardModel).tone();
    }

    private Headline headline() {
        return new Headline(boardModel, boardView.zone());
    }

    /** The blocks of a screen, each of them, whether it has content or not. */
    public Map<Block, Panel> blocks() {
        var blocks = new EnumMap<Block, Panel>(Block.class);
        blocks.put(Block.WAITING, waiting());
        blocks.put(Block.NOW, new NowPanel(boardModel).panel(true));
        blocks.put(Block.TRAFFIC, traffic());
        blocks.put(Block.GUARDS, guards());
        blocks.put(Block.ROLLBACK, rollback());
        blocks.put(Block.LAST, new LastEventsPanel(boardModel).panel(Integer.MAX_VALUE));
        return blocks;
    }

    /** The parts of a page that have content, in their order: the blocks, and what a screen has no room for. */
    public List<Panel> page() {
        var ends = new OpenEndsPanel(boardModel);
        return Stream.of(
                        waiting(),
                        new NowPanel(boardModel).panel(false),
                        new PhasesPanel(boardModel).panel(),
                        traffic(),
                        guards(),
                        new AmendedPanel(boardModel).panel(),
                        rollback(),
                        ends.panel(),
                        ends.doubted(),
                        new LastEventsPanel(boardModel).panel(ON_A_PAGE))
                .filter(panel -> !panel.entries().isEmpty())
                .toList();
    }

    private Panel waiting() {
        return new WaitingPanel(boardModel).panel();
    }

    private Panel traffic() {
        return new TrafficPanel(boardModel, boardView.boardWidth()).panel();
    }

    private Panel guards() {
        return new GuardsPanel(boardModel).panel(boardView.boardWidth());
    }

    private Panel rollback() {
        return new RollbackPanel(boardModel).panel();
    }
}
