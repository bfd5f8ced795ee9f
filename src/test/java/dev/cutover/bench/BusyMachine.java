package dev.cutover.bench;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** So many other processes that only sleep. They are ended, each by its handle, when this is closed. */
final class BusyMachine implements AutoCloseable {
    private static final String BOUND_SECONDS = "120";

    private final List<Process> sleeping = new ArrayList<>();

    BusyMachine(int processes) throws IOException {
        var nothing = new File("/dev/null");
        for (int i = 0; i < processes; i++) {
            sleeping.add(new ProcessBuilder("/bin/sleep", BOUND_SECONDS)
                    .redirectInput(nothing)
                    .redirectOutput(nothing)
                    .redirectError(nothing)
                    .start());
        }
    }

    int size() {
        return sleeping.size();
    }

    @Override
    public void close() {
        sleeping.forEach(Process::destroy);
        sleeping.forEach(process -> process.onExit().join());
    }
}
