package dev.cutover.cli.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where libraries' words go: they know neither the command line nor the home, so the process remembers it for them as a
 * property. Nothing is written before there is a home to write it to, and nothing is made for it but the file.
 */
final class LogHome {
    private LogHome() {}

    static void add(String text) {
        String home = System.getProperty(LogFile.HOME, "");
        if (home.isEmpty() || !Files.isDirectory(Path.of(home))) {
            return;
        }
        try {
            LogFile.in(Path.of(home)).add(text);
        } catch (IOException e) {
            // A log that cannot be written must not stop what it tells of.
            return;
        }
    }
}
