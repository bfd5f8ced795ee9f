package dev.cutover.console;

import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Terminal;

/** Gives a terminal back. One that is stuck is waited for for a while only: the process has a run to end. */
final class ClosingTerminal implements Runnable {
    private final Terminal terminal;
    private final Duration patience;

    ClosingTerminal(Terminal terminal, Duration patience) {
        this.terminal = terminal;
        this.patience = patience;
    }

    @Override
    public void run() {
        var closer = new Thread(this::closeIt, "cutover-terminal-end");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeIt() {
        try {
            terminal.close();
        } catch (IOException e) {
            return; // it is gone already
        }
    }
}
