package dev.cutover.console;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.run.Request;
import dev.cutover.run.Speaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signals from the terminal: Ctrl-C holds the run, a second one within two seconds leaves it, a hang-up does both at
 * once. Thread-safe; called on the signals' own threads, so that they work even if everything else is stuck.
 */
final class Interrupts {
    private static final Duration TWICE = Duration.ofSeconds(2);

    private final String user;
    private final InstantSource wall;
    private final Consumer<String> show;
    private @Nullable CommandPort commandPort;
    private @Nullable Instant last;

    /**
     * Signals of a terminal.
     *
     * @param wall the wall clock, whatever clock the run has
     * @param show shows the result to the person at the terminal
     */
    Interrupts(String user, InstantSource wall, Consumer<String> show) {
        this.user = user;
        this.wall = wall;
        this.show = show;
    }

    synchronized void attend(CommandPort commandPort) {
        this.commandPort = commandPort;
    }

    void interrupted() {
        CommandPort port;
        boolean again;
        synchronized (this) {
            var now = wall.instant();
            again = last != null && Duration.between(last, now).compareTo(TWICE) <= 0;
            last = now;
            port = commandPort;
        }
        if (port == null) {
            return;
        }
        if (again) {
            port.leave("Ctrl-C twice");
            show.accept("Leaving; the run can be resumed.");
        } else {
            hold(port, "Ctrl-C");
            show.accept("HOLDING: no new step starts, ramps stay where they are. Nothing was answered. "
                    + "Ctrl-C again within two seconds leaves; /continue ends the hold.");
        }
    }

    private void hold(CommandPort port, String why) {
        port.ask(new Request.Hold(why), new Speaker("", user, "prompt"), requestReply -> {
            if (requestReply.state() == RequestReply.State.REFUSED) {
                show.accept("NOT HELD: " + requestReply.why());
            }
        });
    }

    void hungUp() {
        CommandPort port;
        synchronized (this) {
            port = commandPort;
        }
        if (port != null) {
            hold(port, "the terminal is gone");
            port.leave("the terminal is gone");
        }
    }
}
