package dev.cutover.acceptance;

import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.FileDisk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Where commands are given: a working directory of its own, an environment of its own, and nobody at a terminal unless
 * a test says so.
 */
public record Place(Path folder, Map<String, String> environment, boolean terminal) {

    public static Place in(Path folder) {
        return new Place(folder, Map.of(), false);
    }

    public Place with(String name, String value) {
        var more = new TreeMap<>(environment);
        more.put(name, value);
        return new Place(folder, more, terminal);
    }

    public Place atTerminal() {
        return new Place(folder, environment, true);
    }

    public Home home() {
        return Home.of(environment, folder, new FileDisk());
    }

    /** Writes a file into the working directory. */
    public Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Writes a program for the shell into the working directory. */
    public Path program(String name, String body) throws IOException {
        var file = write(name, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** Writes a resource of this package into the working directory. */
    public Path copy(String name) throws IOException {
        try (InputStream in = Place.class.getResourceAsStream(name)) {
            var file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

    public CommandContext run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.run(surroundings(new PrintWriter(out, true), new PrintWriter(err, true)), args);
        return new CommandContext(List.of(args), exit, out.toString(), err.toString());
    }

    /** The same on a thread of its own, for a command that takes long: the shared threads are for short work. */
    public CompletableFuture<CommandContext> start(String... args) {
        return CompletableFuture.supplyAsync(() -> run(args), task -> {
            var thread = new Thread(task, args[0]);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Starts a command, and returns once its run waits for people. */
    public CompletableFuture<CommandContext> startUntilItWaits(String... args) {
        var started = start(args);
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> run("status").out().contains("waits for people"));
        return started;
    }

    /** For tests that look at the outlet itself. */
    public ProcessEnvironment surroundings(PrintWriter out, PrintWriter err) {
        return new ProcessEnvironment(environment, folder, new ByteArrayInputStream(new byte[0]), out, err, terminal);
    }
}
