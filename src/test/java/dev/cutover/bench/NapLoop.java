package dev.cutover.bench;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Starts programs that take 50 ms and waits for them, so many at a time: what steps side by side cost by themselves.
 */
public final class NapLoop {
    private NapLoop() {}

    public static void main(String[] args) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(Integer.parseInt(args[1]));
        for (int left = Integer.parseInt(args[0]); left > 0; left--) {
            threads.execute(NapLoop::nap);
        }
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the programs did not end");
        }
    }

    private static void nap() {
        try {
            new ProcessBuilder("/bin/sleep", "0.05").start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
