package dev.cutover.connector.haproxy.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.spi.exchange.Exchanges;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One connection to HAProxy's socket in its interactive mode, in which each answer ends with a prompt: an answer that
 * was cut short is told from an empty one. Each wait for HAProxy is limited and can be interrupted. Not thread-safe.
 */
public final class AdminConnection implements AutoCloseable {
    private static final String PROMPT = "\n> ";
    private static final int MOST_BYTES = 16 << 20;
    private static final int BUFFER = 16 << 10;

    private final SocketPlace place;
    private final Duration limit;
    private final SocketChannel channel;
    private final Selector selector;
    private final Exchanges exchanges;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private int owedAnswers;
    private boolean isInDoubt;

    private AdminConnection(
            SocketPlace place, Duration limit, SocketChannel channel, Selector selector, Exchanges exchanges) {
        this.place = place;
        this.limit = limit;
        this.exchanges = exchanges;
        this.channel = channel;
        this.selector = selector;
    }

    /**
     * Connects.
     *
     * @param limit how long HAProxy may take until its next answer
     * @param exchanges hears the commands and their answers; of the connection itself only why there is none
     */
    public static AdminConnection open(SocketPlace place, Duration limit, Exchanges exchanges)
            throws SocketFailureException, InterruptedException {
        try {
            return connected(place, limit, exchanges);
        } catch (SocketFailureException e) {
            exchanges.begin(() -> "connect to " + place.words()).answered(() -> String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private static AdminConnection connected(SocketPlace place, Duration limit, Exchanges exchanges)
            throws SocketFailureException, InterruptedException {
        try {
            var channel = place.channel();
            var connection = new AdminConnection(place, limit, channel, Selector.open(), exchanges);
            try {
                channel.configureBlocking(false);
                connection.connect();
                connection.exchange(List.of("prompt"));
                return connection;
            } catch (IOException | SocketFailureException | InterruptedException e) {
                connection.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SocketFailureException(reason(place, e));
        }
    }

    private void connect() throws IOException, SocketFailureException, InterruptedException {
        if (!channel.connect(place.address())) {
            await(SelectionKey.OP_CONNECT, "takes no connection");
            channel.finishConnect();
        }
    }

    /** The answer to a command that changes nothing, without the prompt and the empty line before it. */
    public String ask(String command) throws SocketFailureException, InterruptedException {
        return ask(List.of(command)).get(0);
    }

    /** The answers to commands that change nothing, sent at once. */
    public List<String> ask(List<String> commands) throws SocketFailureException, InterruptedException {
        return heard(commands);
    }

    /**
     * The same for commands of which some change something: if not all of them are answered, the outcome is in doubt.
     */
    public List<String> change(List<String> commands) throws SocketFailureException, InterruptedException {
        isInDoubt = true;
        var answers = heard(commands);
        isInDoubt = false;
        return answers;
    }

    /** Whether a change was sent on this connection that HAProxy has not answered. */
    public boolean isInDoubt() {
        return isInDoubt;
    }

    /**
     * Waits for the answers that are still owed: once they are here, nothing that was sent on this connection will
     * happen any more. So it is when HAProxy has closed the connection.
     *
     * @return whether that is so by now
     */
    boolean awaitOwed() throws InterruptedException {
        try {
            receive();
            return true;
        } catch (SocketFailureException e) {
            return !channel.isOpen();
        } catch (IOException gone) {
            return true;
        }
    }

    private List<String> heard(List<String> commands) throws SocketFailureException, InterruptedException {
        var begun =
                commands.stream().map(command -> exchanges.begin(() -> command)).toList();
        try {
            var answers = exchange(commands);
            for (int i = 0; i < begun.size(); i++) {
                String answer = i < answers.size() ? answers.get(i) : "";
                begun.get(i).answered(() -> answer);
            }
            return answers;
        } catch (SocketFailureException e) {
            begun.forEach(exchange -> exchange.answered(() -> String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private List<String> exchange(List<String> commands) throws SocketFailureException, InterruptedException {
        try {
            owedAnswers += commands.size();
            send(String.join(";", commands) + "\n");
            return receive();
        } catch (IOException e) {
            throw new SocketFailureException(reason(place, e));
        }
    }

    private void send(String line) throws IOException, SocketFailureException, InterruptedException {
        var bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, "takes no command");
            }
        }
    }

    private List<String> receive() throws IOException, SocketFailureException, InterruptedException {
        var buffer = ByteBuffer.allocate(BUFFER);
        while (true) {
            await(SelectionKey.OP_READ, "did not answer");
            buffer.clear();
            if (channel.read(buffer) < 0) {
                channel.close();
                throw failure("closed the connection before it had answered" + soFar());
            }
            received.write(buffer.array(), 0, buffer.position());
            if (received.size() > MOST_BYTES) {
                throw failure("answered with more than " + (MOST_BYTES >> 20) + " MiB");
            }
            // Only a prompt ends with a space: a long answer is not looked through with each of its pieces.
            if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == ' ') {
                var answers = List.of(received.toString(UTF_8).split(PROMPT, -1));
                if (answers.size() > owedAnswers
                        && answers.get(answers.size() - 1).isEmpty()) {
                    received.reset();
                    owedAnswers = 0;
                    return answers.subList(0, answers.size() - 1);
                }
            }
        }
    }

    private void await(int operation, String what) throws IOException, SocketFailureException, InterruptedException {
        channel.register(selector, operation);
        int ready = selector.select(Math.max(1, limit.toMillis()));
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (ready == 0) {
            throw failure(what + " within " + seconds(limit) + soFar());
        }
    }

    private SocketFailureException failure(String what) {
        return new SocketFailureException("HAProxy at " + place.words() + " " + what);
    }

    /** What there is of an answer; without one the sentence stands by itself. */
    private String soFar() {
        String text = AnswerText.line(received.toString(UTF_8));
        return text.isEmpty() ? "" : "; it had sent '" + text + "'";
    }

    private static String seconds(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static String reason(SocketPlace place, IOException e) {
        String said = String.valueOf(e.getMessage());
        if (e instanceof ConnectException) {
            return "nothing listens at " + place.words()
                    + ": HAProxy is not running, or its `stats socket` is elsewhere";
        }
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("no such file")) {
            return "there is no socket " + place.words()
                    + ": HAProxy is not running, or its `stats socket` is elsewhere";
        }
        if (lower.contains("permission denied")) {
            return "the permission to use " + place.words()
                    + " is denied: the mode, user and group of its `stats socket`" + " say who may";
        }
        return "the connection to HAProxy at " + place.words() + " broke: " + said;
    }

    @Override
    public void close() {
        try (channel;
                selector) {
            owedAnswers = 0;
        } catch (IOException e) {
            // Nothing is left to be done with a connection that cannot be closed.
            System.getLogger(AdminConnection.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
        }
    }
}
