package dev.cutover.haproxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders that come in over a few connections for each region until it is stopped. An order is a POST, sent once and
 * never again, so that one without an answer is lost; a connection that was closed between two orders is opened again.
 */
public final class ShopOrders {
    private static final int CONNECTIONS = 3;
    private static final long PAUSE_NANOS = 4_000_000;

    private final int port;
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean stopped;

    public ShopOrders(int port, List<String> regions) {
        this.port = port;
        for (String region : regions) {
            for (int number = 0; number < CONNECTIONS; number++) {
                var client = new Thread(() -> send(region), "orders of " + region + " " + number);
                client.setDaemon(true);
                clients.add(client);
                client.start();
            }
        }
    }

    /** How many orders of a region a platform has taken. */
    public int taken(String region, String platform) {
        var count = taken.get(region + " " + platform);
        return count == null ? 0 : count.get();
    }

    /** Orders without an answer, or with one that says that they were not taken. */
    public List<String> lost() {
        synchronized (lost) {
            return List.copyOf(lost);
        }
    }

    private void send(String region) {
        byte[] order = ("POST /orders HTTP/1.1\r\nHost: shop\r\nx-region: " + region
                        + "\r\nContent-Length: 5\r\n\r\norder")
                .getBytes(US_ASCII);
        while (!stopped) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                var in = new BufferedInputStream(socket.getInputStream());
                while (!stopped && !isClosedByPeer(socket, in)) {
                    socket.getOutputStream().write(order);
                    count(region, Answer.read(in));
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (IOException trouble) {
                lose(region + ": " + trouble);
            }
        }
    }

    /** Whether the other side has said since the last answer that it takes no more on this connection. */
    private static boolean isClosedByPeer(Socket socket, BufferedInputStream in) throws IOException {
        socket.setSoTimeout(1);
        try {
            in.mark(1);
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException nothingWasSaid) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private void count(String region, Answer answer) {
        if (answer.status() != 200) {
            lose(region + ": answered with " + answer.status());
            return;
        }
        taken.computeIfAbsent(region + " " + answer.body(), key -> new AtomicInteger())
                .incrementAndGet();
    }

    private void lose(String order) {
        if (!stopped) {
            synchronized (lost) {
                lost.add(order);
            }
        }
    }

    public void stop() throws InterruptedException {
        stopped = true;
        for (var client : clients) {
            client.join();
        }
    }

    /** What an order was answered with. */
    private record Answer(int status, String body) {
        private static final int STATUS_AT = "HTTP/1.1 ".length();

        static Answer read(InputStream in) throws IOException {
            int status = Integer.parseInt(line(in), STATUS_AT, STATUS_AT + 3, 10);
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                headers.put(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1));
            }
            int length =
                    Integer.parseInt(headers.getOrDefault("Content-Length", "0").strip());
            return new Answer(status, new String(in.readNBytes(length), US_ASCII));
        }

        private static String line(InputStream in) throws IOException {
            var line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the connection was closed before an answer");
                }
                if (next != '\r') {
                    line.append((char) next);
                }
            }
            return line.toString();
        }
    }
}
