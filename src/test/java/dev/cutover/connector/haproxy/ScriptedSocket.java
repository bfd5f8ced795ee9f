package dev.cutover.connector.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A socket that answers lines of commands as a test says, byte for byte; it remembers what it was sent. */
final class ScriptedSocket implements AutoCloseable {
    /** Ends the connection in place of an answer, after what stands before it. */
    static final String CUT = "<cut>";

    /** Like an empty answer, after which HAProxy waits for the next command. */
    static final String DONE = "\n> ";

    private final Path path;
    private final ServerSocketChannel server;
    private final UnaryOperator<String> answers;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** @param answers to each line, the prompts included; nothing for no answer at all */
    ScriptedSocket(Path folder, UnaryOperator<String> answers) throws IOException {
        this.path = folder.resolve("scripted.sock");
        this.answers = answers;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        start("scripted socket", this::serve);
    }

    Path path() {
        return path;
    }

    /** The lines that it was sent, of all connections. */
    List<String> lines() {
        return lines;
    }

    private void serve() {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                start("scripted connection", () -> serveAndClose(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void serveAndClose(SocketChannel connection) {
        try (connection) {
            serve(connection);
        } catch (IOException gone) {
            // The other side wants nothing more.
        }
    }

    private void serve(SocketChannel connection) throws IOException {
        var in = new BufferedReader(Channels.newReader(connection, US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            String answer = line.equals("prompt") ? DONE : answers.apply(line);
            var bytes = ByteBuffer.wrap(answer.replace(CUT, "").getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                connection.write(bytes);
            }
            if (answer.endsWith(CUT)) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
