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
    private final boolean stays;
    private @Nullable CommandPort commandPort;
    private @Nullable Instant last;
    private String told = "this process was told to end";

    /**
     * Signals of a terminal.
     *
     * @param wall the wall clock, whatever clock the run has
     * @param show shows the result to the person at the terminal
     * @param stays whether a hang-up leaves the runner at work
     */
    Interrupts(String user, InstantSource wall, Consumer<String> show, boolean stays) {
        this.user = user;
        this.wall = wall;
        this.show = show;
        this.stays = stays;
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
        if (port.isOver()) {
            port.leave("Ctrl-C");
            show.accept("The run has ended; its last messages are not waited for any longer.");
        } else if (again) {
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

    /** The terminal is gone; a runner that waits for people elsewhere stays at work. */
    void hungUp() {
        if (!stays) {
            leave("the terminal is gone");
        }
    }

    /** Notes by what this process is being ended. */
    synchronized void toldBy(String signal) {
        told = signal;
    }

    /** This process is being ended: the run is held and left. */
    void ending() {
        String why;
        synchronized (this) {
            why = told;
        }
        leave(why);
    }

    private void leave(String why) {
        CommandPort port;
        synchronized (this) {
            port = commandPort;
        }
        if (port != null) {
            if (!port.isOver()) {
                hold(port, why);
            }
            port.leave(why);
        }
    }
}
