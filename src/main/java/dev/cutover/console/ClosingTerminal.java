package dev.cutover.console;

import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Terminal;

/** Closes a terminal. Waits only a while for one that is stuck, since the process has to end. */
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
