package dev.cutover.bench;

import java.io.IOException;

/** Starts {@code /bin/true} and waits for it, so many times in a row: what a step's program costs by itself. */
public final class SpawnLoop {
    private SpawnLoop() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        for (int left = Integer.parseInt(args[0]); left > 0; left--) {
            new ProcessBuilder("/bin/true").start().waitFor();
        }
    }
}
