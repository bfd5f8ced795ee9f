package dev.cutover.console;

import java.time.Duration;

/** Closes a terminal. Waits only a while for one that is stuck, since the process has to end. */
final class ClosingTerminal implements Runnable {
    private final SystemTerminal terminal;
    private final Duration patience;

    ClosingTerminal(SystemTerminal terminal, Duration patience) {
        this.terminal = terminal;
        this.patience = patience;
    }

    @Override
    public void run() {
        var closer = new Thread(terminal::close, "cutover-terminal-end");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
