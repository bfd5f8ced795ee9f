package dev.cutover.bundle;

import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file that something is handed over in. It is written beside its place, under a name of its own and for its owner
 * alone, forced to the disk, and put into its place whole: nobody ever sees half of it, and if anything fails nothing
 * of it stays. Immutable.
 *
 * @param replace whether a file that is there already may be replaced
 */
public record ExportTarget(Path file, boolean replace, Disk disk) {
    private static final int PIECE = 1 << 16;

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Body<T> {
        /** Writes all of it; returns what is to be said of it. */
        T to(OutputStream out) throws IOException;
    }

    /**
     * Makes sure that nothing is in the way, before the work begins.
     *
     * @throws ProblemException if something is
     */
    public void requireFree() {
        if (Files.isDirectory(file)) {
            throw new ProblemException(
                    ExitCode.USAGE, file + " is a folder", "name a file in it: -o " + file.resolve("run.tar.gz"));
        }
        if (!Files.isDirectory(parent())) {
            throw new ProblemException(
                    ExitCode.ERROR, "there is no folder " + parent() + " to write " + file.getFileName() + " to", "");
        }
        if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw inTheWay();
        }
    }

    /**
     * Writes it.
     *
     * @throws ProblemException if it cannot be written; then nothing was
     */
    public <T> T write(Body<T> body) {
        requireFree();
        try {
            var beside = Files.createTempFile(parent(), "." + file.getFileName() + "-", ".tmp");
            try {
                T written = fill(beside, body);
                putInPlace(beside);
                return written;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (FileAlreadyExistsException e) {
            throw inTheWay();
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "cannot write " + file + ": " + FileTrouble.words(e, file),
                    "nothing was written; name a place with -o FILE that has room and that you may write to",
                    e);
        }
    }

    private <T> T fill(Path beside, Body<T> body) throws IOException {
        try (var out = disk.append(beside)) {
            var buffered = new BufferedOutputStream(new AppendOutput(out), PIECE);
            T written = body.to(buffered);
            buffered.flush();
            out.force();
            return written;
        }
    }

    /**
     * A link fails if somebody else has made the file meanwhile; a renaming would replace it. The renaming of one name
     * of a file to another name of it changes nothing, and makes the folder durable.
     */
    private void putInPlace(Path beside) throws IOException {
        if (!replace) {
            try {
                Files.createLink(file, beside);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
                requireFree();
            }
        }
        disk.rename(beside, file);
    }

    private Path parent() {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private ProblemException inTheWay() {
        return new ProblemException(
                ExitCode.ERROR, file + " is there already", "name another file with -o, or replace it with --force");
    }

    /** Not thread-safe. */
    private static final class AppendOutput extends OutputStream {
        private final AppendFile to;

        AppendOutput(AppendFile to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(new byte[] {(byte) one});
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            to.write(Arrays.copyOfRange(bytes, from, from + count));
        }
    }
}
