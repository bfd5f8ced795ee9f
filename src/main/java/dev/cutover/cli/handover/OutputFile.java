package dev.cutover.cli.handover;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that a command hands over: all of it or nothing. It belongs to its user alone, as the record does, for it says
 * as much.
 */
final class OutputFile {
    private final ProcessEnvironment processEnvironment;
    private final String named;
    private final Path file;

    /** @param named as the user named it, relative to the working directory */
    OutputFile(ProcessEnvironment processEnvironment, String named) {
        this.processEnvironment = processEnvironment;
        this.named = named;
        this.file = processEnvironment.path(named);
    }

    /** Makes sure, before any work is done for it, that it may be written. */
    void requireFit() {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (there && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + named + "' is no regular file, and is not overwritten",
                    "name another file, or leave -o out and redirect standard output");
        }
        var folder = file.toAbsolutePath().getParent();
        if (file.getFileName() == null || folder == null || !Files.isDirectory(folder)) {
            throw new ProblemException(
                    ExitCode.USAGE, "there is no folder for '" + named + "'", "make it, or name another file");
        }
    }

    /**
     * Writes beside it and renames, and says on standard error where it is and how large.
     *
     * @throws ProblemException if it cannot be written; then an earlier file of that name is as it was
     */
    void write(byte[] content) {
        replace(content);
        processEnvironment.err().println("written: " + named + ", " + size(content.length));
        processEnvironment.err().flush();
    }

    private void replace(byte[] content) {
        whole(() -> processEnvironment.disk().replace(file.toAbsolutePath(), content));
    }

    /**
     * Writes it again without a word. Whoever was allowed to read the file that is there may read the new one: somebody
     * may have opened it to a web server.
     */
    void renew(byte[] content) {
        var target = file.toAbsolutePath();
        whole(() -> {
            if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                processEnvironment.disk().replace(target, content);
                return;
            }
            var next = target.resolveSibling(target.getFileName() + ".next");
            try {
                processEnvironment.disk().replace(next, content);
                keepAccess(target, next);
                processEnvironment.disk().rename(next, target);
            } finally {
                Files.deleteIfExists(next);
            }
        });
    }

    /** A file of somebody else says nothing about who may read what this user writes. */
    private static void keepAccess(Path from, Path to) throws IOException {
        var given = Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (given != null && Files.getOwner(to).equals(given.getOwner())) {
            Files.setPosixFilePermissions(to, given.readAttributes().permissions());
        }
    }

    /** Something that is done to the disk. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void whole(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "'" + named + "' cannot be written: " + FileTrouble.words(e, file.toAbsolutePath()),
                    "nothing of it was left behind; make room, or name a file on another disk");
        }
    }

    /** As the user named it. */
    String named() {
        return named;
    }

    private static String size(long bytes) {
        return bytes < 10_000 ? bytes + " bytes" : (bytes + 512) / 1024 + " KB";
    }
}
