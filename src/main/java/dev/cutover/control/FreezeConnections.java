package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connections of people at other terminals who are about to ask for a rollback: each one freezes ramps until it is
 * closed. They have threads of their own, so that no other caller waits for a person who is typing. Thread-safe.
 */
final class FreezeConnections implements AutoCloseable {
    /** More than there are people on a bridge who may roll back. */
    private static final int MOST = 32;

    private static final int SECONDS_TO_FREEZE = 5;
    private static final System.Logger LOG = System.getLogger(FreezeConnections.class.getName());

    private final RunId run;
    private final CommandPort commandPort;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    FreezeConnections(RunId run, CommandPort commandPort) {
        this.run = run;
        this.commandPort = commandPort;
    }

    /** Freezes ramps, and takes the connection over; false if there are too many already. */
    boolean take(SocketChannel caller, String user) {
        if (open.size() >= MOST) {
            return false;
        }
        open.add(caller);
        var frozen = new CompletableFuture<Boolean>();
        var rampFreeze = commandPort.freeze(user, () -> frozen.complete(true));
        var thread = new Thread(() -> keep(caller, user, rampFreeze, frozen), "freeze");
        thread.setDaemon(true);
        thread.start();
        return true;
    }

    private void keep(SocketChannel caller, String user, RampFreeze rampFreeze, CompletableFuture<Boolean> frozen) {
        String why = "the connection was closed";
        try (caller) {
            frozen.get(SECONDS_TO_FREEZE, TimeUnit.SECONDS);
            WholeWrite.to(caller, ControlProtocol.FROZEN.getBytes(UTF_8));
            why = isAsked(caller, user, rampFreeze) ? "the rollback was asked for" : why;
        } catch (IOException | TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "somebody who froze ramps is gone", e);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
            rampFreeze.release(why);
        }
    }

    /** Hears what is said until the rollback is asked for: its reason may follow, and freezes nothing. */
    private boolean isAsked(SocketChannel caller, String user, RampFreeze rampFreeze) throws IOException {
        boolean asked = false;
        boolean atOnce = false;
        while (!asked) {
            String said = ControlProtocol.line(caller);
            if (said.isEmpty()) {
                return false;
            }
            for (String line : said.lines().toList()) {
                asked |= line.equals(ControlProtocol.ASKED.strip());
                atOnce |= line.equals(ControlProtocol.AT_ONCE.strip());
                var scope = ControlProtocol.request(line, run)
                        .filter(received -> received.request() instanceof Request.RollBack)
                        .map(received -> ((Request.RollBack) received.request()).scope());
                if (scope.isPresent() && atOnce) {
                    rampFreeze.keepForRequest(scope.orElseThrow(), user);
                } else if (scope.isPresent()) {
                    rampFreeze.keep(scope.orElseThrow(), user);
                }
            }
        }
        return asked;
    }

    @Override
    public void close() {
        open.forEach(caller -> {
            try {
                caller.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "hanging up", e);
            }
        });
    }
}
