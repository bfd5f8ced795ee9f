package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes: to standard output, or into a file, all of it or nothing. It may be larger than the memory. The
 * file belongs to its user alone. Not thread-safe.
 */
final class ResultDestination {
    private final ProcessEnvironment processEnvironment;
    private final Optional<String> named;

    private ResultDestination(ProcessEnvironment processEnvironment, Optional<String> named) {
        this.processEnvironment = processEnvironment;
        this.named = named;
    }

    /**
     * A destination, looked at before any work is done for it.
     *
     * @param file as the user named it; null for standard output
     */
    static ResultDestination of(ProcessEnvironment processEnvironment, @Nullable String file) {
        var destination = new ResultDestination(processEnvironment, Optional.ofNullable(file));
        destination.named.ifPresent(destination::requireFit);
        return destination;
    }

    private void requireFit(String name) {
        var path = processEnvironment.path(name).toAbsolutePath();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + name + "' is no regular file, and is not overwritten",
                    "name another file, or leave -o out and redirect standard output");
        }
        var folder = path.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is no folder for '" + name + "'", "make it, or name another file");
        }
    }

    boolean isFile() {
        return named.isPresent();
    }

    /** Writes. */
    @FunctionalInterface
    interface Content {
        void to(CommandOutput out) throws IOException, InterruptedException;
    }

    /** @throws ProblemException if it cannot be written; then an earlier file of that name is as it was */
    void write(Content content) throws InterruptedException {
        if (named.isEmpty()) {
            try {
                content.to(CommandOutputs.out(processEnvironment));
            } catch (IOException e) {
                throw new ProblemException(
                        ExitCode.ERROR, "the differences cannot be read back: " + FileTrouble.words(e), "try again", e);
            }
            return;
        }
        String name = named.orElseThrow();
        var path = processEnvironment.path(name).toAbsolutePath();
        var part = path.resolveSibling(path.getFileName() + ".part");
        try {
            fill(part, content);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            remove(part);
            throw new ProblemException(
                    ExitCode.ERROR,
                    "'" + name + "' cannot be written: " + FileTrouble.words(e, part),
                    "nothing of it was left behind; make room, or name a file on another disk",
                    e);
        } catch (InterruptedException e) {
            remove(part);
            throw e;
        }
        processEnvironment.err().println("written: " + name);
        processEnvironment.err().flush();
    }

    private void fill(Path part, Content content) throws IOException, InterruptedException {
        Files.deleteIfExists(part);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(part, options, ownerOnly);
                var writer = new PrintWriter(
                        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
            content.to(CommandOutput.of(writer, processEnvironment.environment(), false));
            if (writer.checkError()) {
                throw new IOException("it could not be written to its end");
            }
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            System.getLogger(ResultDestination.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + part + ": " + FileTrouble.words(e));
        }
    }
}
