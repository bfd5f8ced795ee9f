package dev.cutover.testkit.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A way to a server that loses the answer to a commit, or the commit itself. Other words pass. */
public final class CutConnection implements AutoCloseable {
    /** The statement alone, as the drivers of PostgreSQL and MariaDB send it. */
    private static final Pattern COMMIT = Pattern.compile("[\\x00\\x03]commit(\\x00|$)", Pattern.CASE_INSENSITIVE);

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NONE);
    private final CountDownLatch delivery = new CountDownLatch(1);
    private volatile boolean hasCut;

    /** What becomes of the next commit. */
    public enum Cut {
        NONE,
        /** The server gets it, and its answer is lost. */
        ANSWER,
        /** The server never gets it, and sees that the client has gone. */
        COMMIT,
        /** It is on its way for as long as the test wants; the client has been cut off. */
        LATE,
        /** The server gets it, and its answer never arrives, though the connection stands. */
        SILENCE
    }

    public CutConnection(int server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public void cutNext(Cut cut) {
        next.set(cut);
    }

    /** Whether a commit was cut off. */
    public boolean hasCut() {
        return hasCut;
    }

    /** Lets the late commit reach its server. */
    public void deliver() {
        delivery.countDown();
    }

    private void accept() {
        while (true) {
            try {
                var client = door.accept();
                var behind = new Socket(InetAddress.getLoopbackAddress(), server);
                var isSilent = new AtomicBoolean();
                start(() -> ask(client, behind, isSilent));
                start(() -> answer(behind, client, isSilent));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void ask(Socket client, Socket behind, AtomicBoolean isSilent) {
        try (behind) {
            var buffer = new byte[65_536];
            for (int n = client.getInputStream().read(buffer);
                    n >= 0;
                    n = client.getInputStream().read(buffer)) {
                String text = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                Cut cut = COMMIT.matcher(text).find() ? next.getAndSet(Cut.NONE) : Cut.NONE;
                isSilent.compareAndSet(false, cut == Cut.SILENCE);
                hasCut |= cut != Cut.NONE;
                if (cut != Cut.NONE && cut != Cut.SILENCE) {
                    client.close();
                    cut(cut, behind.getOutputStream(), buffer, n);
                    return;
                }
                behind.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private void cut(Cut cut, OutputStream server, byte[] commit, int length) throws IOException, InterruptedException {
        if (cut == Cut.LATE) {
            delivery.await();
        }
        if (cut != Cut.COMMIT) {
            server.write(commit, 0, length);
            server.flush();
        }
    }

    private static void answer(Socket behind, Socket client, AtomicBoolean isSilent) {
        try (client) {
            var buffer = new byte[65_536];
            for (int n = behind.getInputStream().read(buffer);
                    n >= 0;
                    n = behind.getInputStream().read(buffer)) {
                if (!isSilent.get()) {
                    client.getOutputStream().write(buffer, 0, n);
                }
            }
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "cut-connection");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        delivery.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
