package dev.cutover.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.model.Scope;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * The freeze of a run's ramps while somebody here asks for its rollback; closing it ends the freeze. A connection that
 * is lost on the way only ends the freeze: what is asked later is asked all the same. Not thread-safe.
 */
public final class FreezeConnection implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FreezeConnection.class.getName());

    private final SocketChannel channel;
    private final RunId run;

    private FreezeConnection(SocketChannel channel, RunId run) {
        this.channel = channel;
        this.run = run;
    }

    /**
     * Freezes all ramps of the run.
     *
     * @param reach the runner's control socket
     * @throws IOException if the runner cannot be reached, or refuses
     */
    static FreezeConnection open(RunId run, String reach) throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(reach));
            WholeWrite.to(channel, ControlProtocol.freeze(run));
            String answer = ControlProtocol.line(channel);
            if (!answer.equals(ControlProtocol.FROZEN)) {
                throw new IOException("the runner does not freeze its ramps");
            }
            return new FreezeConnection(channel, run);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The scope is known: other ramps go on. */
    public void narrow(Scope scope) {
        say(ControlProtocol.request(run, new Request.RollBack(scope, ""), new Speaker("", "", "socket")));
    }

    /** The same, and the request follows at once: a runner of an older build takes it for somebody who types. */
    public void narrowForRequest(Scope scope) {
        say(ControlProtocol.AT_ONCE.getBytes(UTF_8));
        narrow(scope);
    }

    /** The rollback was asked for, and takes over. */
    public void asked() {
        say(ControlProtocol.ASKED.getBytes(UTF_8));
    }

    private void say(byte[] line) {
        try {
            WholeWrite.to(channel, line);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the freeze has ended before", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "hanging up", e);
        }
    }
}
