package dev.cutover.testkit.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the head of each request, writes some bytes, and hangs up. Thread-safe. */
public final class BrokenService implements AutoCloseable {
    private final ServerSocket socket;
    private final String bytes;
    private final AtomicInteger asked = new AtomicInteger();

    private BrokenService(ServerSocket socket, String bytes) {
        this.socket = socket;
        this.bytes = bytes;
        var thread = new Thread(this::serve, "broken-service");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that answers with these bytes, whatever it is asked. */
    public static BrokenService answering(String bytes) throws IOException {
        return new BrokenService(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), bytes);
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /** How many requests came. */
    public int asked() {
        return asked.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket one = socket.accept()) {
                readHead(one);
                asked.incrementAndGet();
                one.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                one.getOutputStream().flush();
            } catch (IOException gone) {
                // The caller hung up, or the test is over.
            }
        }
    }

    private static void readHead(Socket one) throws IOException {
        int line = 0;
        for (int next = one.getInputStream().read();
                next >= 0;
                next = one.getInputStream().read()) {
            if (next == '\n' && line == 0) {
                return;
            }
            line = next == '\n' ? 0 : next == '\r' ? line : line + 1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
