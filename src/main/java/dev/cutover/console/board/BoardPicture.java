package dev.cutover.console.board;

import dev.cutover.board.Block;
import dev.cutover.board.BoardLayout;
import dev.cutover.board.RunFollower;
import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.ScreenPicture;

/** The board of a run that goes on. Thread-safe. */
public final class BoardPicture implements ScreenPicture {
    private final Board board;
    private final RunFollower runFollower;
    private volatile boolean gone;

    public BoardPicture(Board board, RunFollower runFollower) {
        this.board = board;
        this.runFollower = runFollower;
    }

    /** Whether it is known that no process runs the run, although its record does not say so. */
    public void withoutRunner(boolean isGone) {
        gone = isGone;
    }

    private Board shown() {
        return gone ? board.withoutRunner() : board;
    }

    @Override
    public long version() {
        return runFollower.version();
    }

    @Override
    public Frame screen(int columns, int rows, int below) {
        return runFollower.read((runNarrative, now) -> shown().screen(runNarrative, now, columns, rows, below));
    }

    @Override
    public int promptRows(int rows) {
        return layout(rows).prompt();
    }

    /** The head and who is waited for. */
    @Override
    public int rowsAbovePane(int rows) {
        return layout(rows).row(Block.NOW);
    }

    private BoardLayout layout(int rows) {
        return runFollower.read((runNarrative, now) -> board.layout(runNarrative, rows));
    }

    @Override
    public Frame page(int columns) {
        return runFollower.read((runNarrative, now) -> shown().page(runNarrative, now, columns));
    }
}
