package dev.cutover.board;

import dev.cutover.model.Runbook;
import dev.cutover.model.Work;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How many lines each block has. That depends on the size of the terminal, on the runbook, and on whether the run has
 * ended, and on nothing else: a block stands on the same line from the first event to the last. Immutable.
 *
 * @param lines of each block; the last block takes what the prompt leaves, so this is its least
 * @param prompt the most lines of the prompt, without the rule above it
 */
public record BoardLayout(Map<Block, Integer> lines, int prompt) {
    /** The lines above the blocks. */
    public static final int HEAD = 2;

    private static final int RULE = 1;
    private static final int MOST_PROMPT = 8;
    private static final int LEAST_PROMPT = 3;
    private static final int LEAST_ROWS = 12;

    /** Who gets the next line: what shrinks last grows first. */
    private static final List<Block> GROWING =
            List.of(Block.GUARDS, Block.WAITING, Block.NOW, Block.TRAFFIC, Block.ROLLBACK, Block.LAST);

    public BoardLayout {
        lines = Collections.unmodifiableMap(lines);
    }

    /**
     * The layout for a screen.
     *
     * @param ended whether the run has ended: nobody is waited for any more
     */
    public static BoardLayout of(int rows, Runbook runbook, boolean ended) {
        int prompt = Math.max(LEAST_PROMPT, Math.min(MOST_PROMPT, LEAST_PROMPT + (rows - LEAST_ROWS) / 2));
        int left = rows - HEAD - RULE - prompt;
        var whole = whole(runbook, ended);
        var lines = new EnumMap<Block, Integer>(Block.class);
        left = grow(lines, left, block -> 1);
        left = grow(lines, left, block -> Math.min(block.least(), whole.getOrDefault(block, 0)));
        left = grow(
                lines, left, block -> Math.min(Math.max(block.least(), block.easy()), whole.getOrDefault(block, 0)));
        left = grow(lines, left, block -> whole.getOrDefault(block, 0));
        lines.merge(Block.LAST, Math.max(0, left), Integer::sum);
        return new BoardLayout(lines, Math.max(1, Math.min(prompt, rows - RULE - 1)));
    }

    /** Gives each block its lines as far as there are any; returns what is left. */
    private static int grow(Map<Block, Integer> lines, int room, ToIntFunction<Block> upTo) {
        int left = Math.max(0, room);
        for (var block : GROWING) {
            int has = lines.getOrDefault(block, 0);
            int more = Math.min(left, Math.max(0, upTo.applyAsInt(block) - has));
            lines.put(block, has + more);
            left -= more;
        }
        return left;
    }

    /** What each block can ever need with this runbook. */
    private static Map<Block, Integer> whole(Runbook runbook, boolean ended) {
        var whole = new EnumMap<Block, Integer>(Block.class);
        int shifted = (int) runbook.steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .map(step -> step.where())
                .distinct()
                .count();
        whole.put(Block.WAITING, ended ? 1 : Math.max(Block.WAITING.least(), 2 + people(runbook)));
        whole.put(Block.NOW, (int)
                Math.max(Block.NOW.least(), Math.min(12, 2 + runbook.steps().count())));
        whole.put(Block.TRAFFIC, Math.max(1, shifted));
        whole.put(
                Block.GUARDS,
                Math.max(Block.GUARDS.least(), 2 + runbook.criteria().size()));
        whole.put(Block.ROLLBACK, 2 + shifted);
        whole.put(Block.LAST, Block.LAST.easy());
        return whole;
    }

    /** How many people the gate of the most has. */
    private static int people(Runbook runbook) {
        return runbook.steps()
                .map(step -> step.work())
                .filter(Work.Gate.class::isInstance)
                .map(Work.Gate.class::cast)
                .mapToInt(gate -> gate.attest().size()
                        + gate.approve().map(approval -> approval.by().size()).orElse(0))
                .max()
                .orElse(0);
    }

    /** The line on which a block begins, counted from 0; the same at every moment of a run. */
    public int row(Block block) {
        int row = HEAD;
        for (var above : Block.values()) {
            if (above == block) {
                break;
            }
            row += lines.getOrDefault(above, 0);
        }
        return row;
    }
}
